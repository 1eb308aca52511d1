package org.enishi.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the top-level values stand in the bytes of a canonical object, so that an answer can be put together of stored
 * bytes without parsing them. The bytes must be canonical: no white space is expected.
 */
public final class JsonSlices {
    private final byte[] bytes;
    private final Map<String, Slice> members = new LinkedHashMap<>();

    /** From the first byte of a value to the byte after its last. */
    public record Slice(int from, int to) {}

    private JsonSlices(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws InvalidJson if the bytes are not an object */
    public static JsonSlices of(byte[] canonical) {
        var slices = new JsonSlices(canonical);
        try {
            slices.scan();
        } catch (ArrayIndexOutOfBoundsException truncated) {
            throw InvalidJson.notJson("not a canonical JSON object");
        }
        return slices;
    }

    public boolean has(String key) {
        return members.containsKey(key);
    }

    /** In the order of the bytes. */
    public Map<String, Slice> members() {
        return members;
    }

    /** Copies the bytes of a value; nothing if it is absent. */
    public void copyValue(String key, ByteArrayOutputStream out) {
        Slice slice = members.get(key);
        if (slice != null) out.write(bytes, slice.from, slice.to - slice.from);
    }

    private void scan() {
        if (bytes.length < 2 || bytes[0] != '{') throw InvalidJson.notJson("not a canonical JSON object");
        int at = 1;
        while (bytes[at] != '}') {
            int key = at;
            at = endOfString(at);
            int value = at + 1;
            at = endOfValue(value);
            members.put(new String(bytes, key + 1, value - key - 3, UTF_8), new Slice(value, at));
            if (bytes[at] == ',') at++;
        }
    }

    private int endOfString(int start) {
        int at = start + 1;
        while (bytes[at] != '"') at += bytes[at] == '\\' ? 2 : 1;
        return at + 1;
    }

    private int endOfValue(int start) {
        int depth = 0;
        int at = start;
        do {
            byte next = bytes[at];
            if (next == '"') at = endOfString(at);
            else {
                if (next == '{' || next == '[') depth++;
                else if (next == '}' || next == ']') depth--;
                at++;
            }
        } while (depth > 0 || !endsValue(bytes[at]));
        return at;
    }

    private static boolean endsValue(byte next) {
        return next == ',' || next == '}';
    }
}
