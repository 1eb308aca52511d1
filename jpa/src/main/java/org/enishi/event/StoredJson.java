package org.enishi.event;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.spi.JsonProvider;
import java.util.Map;

/** Parses what this server has stored: bytes that were valid JSON when they were taken in. */
final class StoredJson {
    private static final JsonReaderFactory READERS = JsonProvider.provider().createReaderFactory(Map.of());

    private StoredJson() {}

    /** Where the version lets numbers be anything, they are what was written. */
    static JsonObject read(byte[] bytes, RoomVersion version) {
        if (!version.canonicalJsonIsStrict()) return WrittenJson.read(bytes).asJsonObject();
        try (JsonReader reader = READERS.createReader(Utf8.reader(bytes))) {
            return reader.readObject();
        }
    }
}
