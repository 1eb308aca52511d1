package org.enishi.store.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Map;
import org.enishi.event.Utf8;

/** Stripped state as it is stored: a JSON array. */
final class StrippedState {
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final JsonReaderFactory READERS = JSON.createReaderFactory(Map.of());

    private StrippedState() {}

    static List<JsonObject> read(byte[] bytes) {
        try (var reader = READERS.createReader(Utf8.reader(bytes))) {
            return reader.readArray().getValuesAs(JsonObject.class);
        }
    }

    static byte[] bytes(List<JsonObject> events) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        events.forEach(array::add);
        return array.build().toString().getBytes(UTF_8);
    }
}
