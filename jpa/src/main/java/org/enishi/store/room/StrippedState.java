package org.enishi.store.room;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonWriterFactory;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;

/** Stripped state as it is stored: a JSON array. */
final class StrippedState {
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final JsonReaderFactory READERS = JSON.createReaderFactory(Map.of());
    private static final JsonWriterFactory WRITERS = JSON.createWriterFactory(Map.of());

    private StrippedState() {}

    static List<JsonObject> read(byte[] bytes) {
        try (var reader = READERS.createReader(new ByteArrayInputStream(bytes))) {
            return reader.readArray().getValuesAs(JsonObject.class);
        }
    }

    static byte[] bytes(List<JsonObject> events) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        events.forEach(array::add);
        var bytes = new ByteArrayOutputStream();
        try (var writer = WRITERS.createWriter(bytes)) {
            writer.write(array.build());
        }
        return bytes.toByteArray();
    }
}
