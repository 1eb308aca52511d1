package org.enishi.web.wire;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonStructure;
import jakarta.json.JsonWriterFactory;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;

/** JSON at the door, through cached factories. */
final class WireJson {
    private static final JsonProvider PROVIDER = JsonProvider.provider();
    private static final JsonWriterFactory WRITERS = PROVIDER.createWriterFactory(Map.of());

    private WireJson() {}

    static JsonObjectBuilder object(JsonObject start) {
        return PROVIDER.createObjectBuilder(start);
    }

    static JsonObject read(byte[] body) {
        try (var reader = PROVIDER.createReader(new ByteArrayInputStream(body))) {
            return reader.readObject();
        } catch (RuntimeException e) {
            throw new MatrixException(ErrorCode.M_NOT_JSON, "The body is not a JSON object");
        }
    }

    static byte[] bytes(JsonStructure value) {
        var out = new ByteArrayOutputStream(256);
        try (var writer = WRITERS.createWriter(out)) {
            writer.write(value);
        }
        return out.toByteArray();
    }
}
