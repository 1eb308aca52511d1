package org.enishi.federation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.enishi.json.Json;

/** An answer made of stored bytes, which are not parsed and written again. */
public final class Spliced {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
    private char next = '{';

    public Spliced text(String key, String value) {
        key(key);
        out.writeBytes(Json.bytes(Json.text(value)));
        return this;
    }

    public Spliced number(String key, long value) {
        key(key);
        ascii(Long.toString(value));
        return this;
    }

    public Spliced flag(String key, boolean value) {
        key(key);
        ascii(Boolean.toString(value));
        return this;
    }

    /** @param object a JSON object */
    public Spliced object(String key, byte[] object) {
        key(key);
        out.writeBytes(object);
        return this;
    }

    /** @param objects each a JSON value */
    public Spliced array(String key, List<byte[]> objects) {
        key(key);
        ascii("[");
        for (int i = 0; i < objects.size(); i++) {
            if (i > 0) out.write(',');
            out.writeBytes(objects.get(i));
        }
        ascii("]");
        return this;
    }

    public byte[] end() {
        ascii(next == '{' ? "{}" : "}");
        return out.toByteArray();
    }

    private void key(String key) {
        out.write(next);
        ascii("\"" + key + "\":");
        next = ',';
    }

    private void ascii(String text) {
        out.writeBytes(text.getBytes(UTF_8));
    }
}
