package org.enishi.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** Puts an answer together of parts that are rendered already, as UTF-8. Keys are written as they are: plain words. */
public final class Spliced {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    private char separator = '{';

    private Spliced() {}

    public static Spliced object() {
        return new Spliced();
    }

    /** @param rendered JSON values */
    public static byte[] array(List<byte[]> rendered) {
        var list = new Spliced();
        list.elements(rendered);
        return list.out.toByteArray();
    }

    /** @param rendered a JSON value */
    public Spliced member(String key, byte[] rendered) {
        key(key);
        out.writeBytes(rendered);
        return this;
    }

    public Spliced member(String key, JsonValue value) {
        return member(key, CanonicalJson.writtenBytes(value));
    }

    public Spliced member(String key, String text) {
        return member(key, Json.text(text));
    }

    /** @param rendered the values of an array */
    public Spliced member(String key, List<byte[]> rendered) {
        key(key);
        elements(rendered);
        return this;
    }

    public byte[] bytes() {
        if (separator == '{') out.write('{');
        out.write('}');
        return out.toByteArray();
    }

    private void key(String key) {
        out.write(separator);
        separator = ',';
        out.write('"');
        out.writeBytes(key.getBytes(UTF_8));
        out.write('"');
        out.write(':');
    }

    private void elements(List<byte[]> rendered) {
        out.write('[');
        for (int i = 0; i < rendered.size(); i++) {
            if (i > 0) out.write(',');
            out.writeBytes(rendered.get(i));
        }
        out.write(']');
    }
}
