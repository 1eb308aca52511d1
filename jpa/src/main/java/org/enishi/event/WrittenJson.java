package org.enishi.event;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Parses JSON so that numbers which are no plain integers keep their text. Slower than the parser's own way. */
public final class WrittenJson {
    private static final JsonProvider PROVIDER = JsonProvider.provider();
    private static final JsonParserFactory PARSERS = PROVIDER.createParserFactory(Map.of());
    private static final JsonBuilderFactory BUILDERS = PROVIDER.createBuilderFactory(Map.of());

    private final JsonParser parser;

    private WrittenJson(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * @param utf8 nested no deeper than recursion bears
     * @throws jakarta.json.JsonException if it is not JSON, or an object has a key twice
     */
    public static JsonValue read(byte[] utf8) {
        try (JsonParser parser = PARSERS.createParser(Utf8.reader(utf8))) {
            var reader = new WrittenJson(parser);
            return reader.value(parser.next());
        }
    }

    private JsonValue value(Event event) {
        return switch (event) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_NUMBER -> number();
            case VALUE_STRING -> PROVIDER.createValue(parser.getString());
            case VALUE_TRUE -> JsonValue.TRUE;
            case VALUE_FALSE -> JsonValue.FALSE;
            case VALUE_NULL -> JsonValue.NULL;
            case KEY_NAME, END_OBJECT, END_ARRAY -> throw misplaced("a value is expected");
        };
    }

    private JsonObject object() {
        JsonObjectBuilder object = BUILDERS.createObjectBuilder();
        Set<String> keys = new HashSet<>();
        for (Event event = parser.next(); event != Event.END_OBJECT; event = parser.next()) {
            String key = parser.getString();
            if (!keys.add(key)) throw misplaced("a key stands twice");
            object.add(key, value(parser.next()));
        }
        return object.build();
    }

    private JsonArray array() {
        JsonArrayBuilder array = BUILDERS.createArrayBuilder();
        for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) array.add(value(event));
        return array.build();
    }

    private JsonValue number() {
        String text = parser.getString();
        boolean plain = text.chars().allMatch(c -> c == '-' || Character.isDigit(c));
        return plain ? parser.getValue() : new WrittenNumber(text);
    }

    private JsonParsingException misplaced(String message) {
        return new JsonParsingException(message, parser.getLocation());
    }
}
