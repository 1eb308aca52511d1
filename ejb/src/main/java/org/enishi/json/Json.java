package org.enishi.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Map;
import java.util.NoSuchElementException;
import org.enishi.event.Utf8;
import org.enishi.event.WrittenJson;

/**
 * Reading and building JSON with factories that are made once: a static {@code jakarta.json.Json.createReader} looks
 * its provider up at each call and costs twenty times as much.
 */
public final class Json {
    /** As deep as anything nests that we read; clients and events stay far below. */
    public static final int MAX_DEPTH = 100;

    private static final JsonProvider PROVIDER = JsonProvider.provider();
    private static final JsonReaderFactory STRICT_READERS =
            PROVIDER.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));
    private static final JsonReaderFactory TRUSTING_READERS = PROVIDER.createReaderFactory(Map.of());
    private static final JsonBuilderFactory BUILDERS = PROVIDER.createBuilderFactory(Map.of());

    private Json() {}

    /**
     * Reads an object from bytes of unknown origin.
     *
     * @throws InvalidJson if it is not UTF-8, not JSON, not an object, nested deeper than {@link #MAX_DEPTH}, has a key
     *     twice or a number of absurd length
     */
    public static JsonObject read(byte[] utf8) {
        if (readValue(utf8) instanceof JsonObject object) return object;
        throw InvalidJson.badJson("a JSON object is expected");
    }

    /** As {@link #read}, for any JSON value. Numbers that are no plain integers keep their text. */
    public static JsonValue readValue(byte[] utf8) {
        boolean plain = JsonScan.check(utf8, MAX_DEPTH);
        try {
            return plain ? readPlain(utf8) : WrittenJson.read(utf8);
        } catch (JsonException | IllegalStateException | NoSuchElementException notJson) {
            throw InvalidJson.notJson("the content is not JSON");
        }
    }

    private static JsonValue readPlain(byte[] utf8) {
        try (JsonReader reader = STRICT_READERS.createReader(Utf8.reader(utf8))) {
            return reader.readValue();
        }
    }

    /** Reads what we wrote ourselves and have checked before: no checks again. */
    public static JsonObject readStored(byte[] utf8) {
        try (JsonReader reader = TRUSTING_READERS.createReader(Utf8.reader(utf8))) {
            return reader.readObject();
        }
    }

    public static JsonObjectBuilder object() {
        return BUILDERS.createObjectBuilder();
    }

    /** A builder that starts with the members of an object. */
    public static JsonObjectBuilder object(JsonObject start) {
        return BUILDERS.createObjectBuilder(start);
    }

    public static JsonArrayBuilder array() {
        return BUILDERS.createArrayBuilder();
    }

    /** An array of strings. */
    public static JsonArrayBuilder array(Iterable<String> texts) {
        JsonArrayBuilder array = array();
        texts.forEach(array::add);
        return array;
    }

    public static JsonValue text(String value) {
        return PROVIDER.createValue(value);
    }

    /** UTF-8, in the order of the members; for answers. What is hashed or signed goes through {@link CanonicalJson}. */
    public static byte[] bytes(JsonValue value) {
        return value.toString().getBytes(UTF_8);
    }
}
