package org.enishi.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The one encoding that all servers hash and sign: shortest UTF-8, keys sorted by code point, integers within
 * ±(2^53−1).
 *
 * @see <a href="https://spec.matrix.org/v1.19/appendices/#canonical-json">Matrix v1.19, "Canonical JSON"</a>
 */
public final class CanonicalJson {
    public static final long MAX_INTEGER = (1L << 53) - 1;

    /** By code point; {@code String.compareTo} goes by UTF-16 unit, which differs beyond U+FFFF. */
    public static final Comparator<String> BY_CODE_POINT = CanonicalJson::compareCodePoints;

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    private final Numbers numbers;

    private enum Numbers {
        /** Integers in range, however they are written. */
        INTEGERS,
        /** Integers in range, written as such. */
        EXACT,
        /** Anything, as it is written. */
        AS_WRITTEN
    }

    private CanonicalJson(Numbers numbers) {
        this.numbers = numbers;
    }

    /**
     * Encodes; {@code 1e10} becomes {@code 10000000000}.
     *
     * @throws InvalidJson for a fraction, a number out of range, or half a surrogate pair
     */
    public static byte[] bytes(JsonValue value) {
        return encode(value, Numbers.INTEGERS);
    }

    /** As {@link #bytes}, for what another server calls canonical: an exponent is an error too. */
    public static byte[] exactBytes(JsonValue value) {
        return encode(value, Numbers.EXACT);
    }

    /**
     * With numbers of any kind, as they were written: for what is hashed and signed, whose form is judged elsewhere. The
     * first five room versions have such events, and requests carry them.
     *
     * @throws InvalidJson for half a surrogate pair
     */
    public static byte[] writtenBytes(JsonValue value) {
        return encode(value, Numbers.AS_WRITTEN);
    }

    /** Whether it holds nothing that canonical JSON cannot. */
    public static boolean isCanonical(JsonValue value) {
        try {
            return exactBytes(value).length > 0;
        } catch (InvalidJson notCanonical) {
            return false;
        }
    }

    private static byte[] encode(JsonValue value, Numbers numbers) {
        var writer = new CanonicalJson(numbers);
        writer.write(value, 0);
        return writer.out.toByteArray();
    }

    private void write(JsonValue value, int depth) {
        if (depth > Json.MAX_DEPTH) throw InvalidJson.badJson("the JSON nests too deep");
        switch (value.getValueType()) {
            case OBJECT -> writeObject(value.asJsonObject(), depth);
            case ARRAY -> writeArray(value.asJsonArray(), depth);
            case STRING -> writeString(((JsonString) value).getString());
            case NUMBER -> ascii(number((JsonNumber) value));
            case TRUE -> ascii("true");
            case FALSE -> ascii("false");
            case NULL -> ascii("null");
        }
    }

    private void writeObject(JsonObject object, int depth) {
        List<Map.Entry<String, JsonValue>> members = new ArrayList<>(object.entrySet());
        members.sort(Map.Entry.comparingByKey(BY_CODE_POINT));
        String separator = "{";
        for (var member : members) {
            ascii(separator);
            writeString(member.getKey());
            out.write(':');
            write(member.getValue(), depth + 1);
            separator = ",";
        }
        ascii(members.isEmpty() ? "{}" : "}");
    }

    private void writeArray(JsonArray array, int depth) {
        out.write('[');
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) out.write(',');
            write(array.get(i), depth + 1);
        }
        out.write(']');
    }

    private String number(JsonNumber number) {
        return numbers == Numbers.AS_WRITTEN ? number.toString() : integer(number);
    }

    private String integer(JsonNumber number) {
        BigDecimal value = number.bigDecimalValue();
        boolean integral = numbers == Numbers.EXACT ? isPlain(number) : value.scale() <= 0;
        if (!integral || value.precision() - value.scale() > 16)
            throw InvalidJson.badJson("numbers must be integers within ±(2^53-1)");
        long integer = value.longValue();
        if (Math.abs(integer) > MAX_INTEGER) throw InvalidJson.badJson("numbers must be integers within ±(2^53-1)");
        return Long.toString(integer);
    }

    /** Written as an integer: {@code 1e0} is one, but not so written. */
    static boolean isPlain(JsonNumber number) {
        return number.toString().chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
    }

    private void writeString(String text) {
        out.write('"');
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) i = requirePair(text, i);
            else if (c < 0x20 || c == '"' || c == '\\') {
                raw(text, start, i);
                escape(c);
                start = i + 1;
            }
        }
        raw(text, start, text.length());
        out.write('"');
    }

    private static int requirePair(String text, int at) {
        boolean pair = Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
        if (!pair) throw InvalidJson.badJson("a string holds half a surrogate pair");
        return at + 1;
    }

    private void raw(String text, int from, int to) {
        if (from < to) out.writeBytes(text.substring(from, to).getBytes(UTF_8));
    }

    private void escape(char c) {
        switch (c) {
            case '"' -> ascii("\\\"");
            case '\\' -> ascii("\\\\");
            case '\b' -> ascii("\\b");
            case '\t' -> ascii("\\t");
            case '\n' -> ascii("\\n");
            case '\f' -> ascii("\\f");
            case '\r' -> ascii("\\r");
            default -> ascii("\\u00" + HEX[c >> 4] + HEX[c & 15]);
        }
    }

    private void ascii(String text) {
        for (int i = 0; i < text.length(); i++) out.write(text.charAt(i));
    }

    private static int compareCodePoints(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) return Integer.compare(rank(a), rank(b));
        }
        return Integer.compare(one.length(), other.length());
    }

    /** Surrogates stand for code points beyond U+FFFF, so they sort after every other unit. */
    private static int rank(char unit) {
        return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
    }
}
