package org.enishi.json;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Where the top-level values stand in the bytes of a canonical object, so that an answer can be put together of stored
 * bytes without parsing them. The bytes must be canonical: no white space is expected.
 */
public final class JsonSlices {
    private static final int USUAL_MEMBERS = 16;

    private final byte[] bytes;

    /** Four for each member: begin and end of the key within its quotes, begin and end of the value. */
    private int[] places = new int[4 * USUAL_MEMBERS];

    private int end;

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

    /** @param key of plain ASCII, as all keys of the specification */
    public boolean has(String key) {
        return place(key) >= 0;
    }

    /** Copies the bytes of a value; nothing if it is absent. */
    public void copyValue(String key, ByteArrayOutputStream out) {
        int place = place(key);
        if (place >= 0) out.write(bytes, places[place + 2], places[place + 3] - places[place + 2]);
    }

    /** A whole number that is not negative; −1 if there is none. */
    public long number(String key) {
        int place = place(key);
        if (place < 0) return -1;
        long number = 0;
        for (int at = places[place + 2]; at < places[place + 3]; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) return -1;
            number = 10 * number + digit;
        }
        return number;
    }

    /** Where the places of a member begin, or −1. */
    private int place(String key) {
        for (int place = 0; place < end; place += 4) {
            if (places[place + 1] - places[place] == key.length() && isKey(key, places[place])) return place;
        }
        return -1;
    }

    private boolean isKey(String key, int from) {
        for (int i = 0; i < key.length(); i++) if (bytes[from + i] != key.charAt(i)) return false;
        return true;
    }

    private void scan() {
        if (bytes.length < 2 || bytes[0] != '{') throw InvalidJson.notJson("not a canonical JSON object");
        int at = 1;
        while (bytes[at] != '}') {
            int key = at + 1;
            at = endOfString(at);
            int value = at + 1;
            at = endOfValue(value);
            note(key, value, at);
            if (bytes[at] == ',') at++;
        }
    }

    private void note(int key, int value, int endOfValue) {
        if (end == places.length) places = Arrays.copyOf(places, 2 * end);
        places[end++] = key;
        places[end++] = value - 2;
        places[end++] = value;
        places[end++] = endOfValue;
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
