package org.enishi.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;

/**
 * One pass over bytes before they are parsed: what would hurt a parser is refused here. It is not a parser: what
 * is merely wrong is left to the real one.
 */
final class JsonScan {
    /** Longer than any number that means something, shorter than any that hurts. */
    private static final int MAX_NUMBER = 64;

    private static final int MAX_EXPONENT_DIGITS = 3;

    private final byte[] bytes;
    private final int maxDepth;
    private int at;
    private int depth;
    /** Parsers stop at the end of the value and do not look whether anything follows. */
    private boolean complete;

    private boolean plain = true;

    private JsonScan(byte[] bytes, int maxDepth) {
        this.bytes = bytes;
        this.maxDepth = maxDepth;
    }

    /** @return whether all numbers are plain integers */
    static boolean check(byte[] bytes, int maxDepth) {
        requireUtf8(bytes);
        var scan = new JsonScan(bytes, maxDepth);
        scan.run();
        return scan.plain;
    }

    private static void requireUtf8(byte[] bytes) {
        try {
            UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException notUtf8) {
            throw InvalidJson.notJson("the content is not UTF-8");
        }
    }

    private void run() {
        while (at < bytes.length) {
            byte next = bytes[at];
            if (complete && !isSpace(next)) throw InvalidJson.notJson("something follows the JSON value");
            if (next == '"') skipString();
            else if (next == '-' || isDigit(next)) skipNumber();
            else {
                if (next == '{' || next == '[') enter();
                else if (next == '}' || next == ']') leave();
                at++;
            }
        }
    }

    private void leave() {
        depth--;
        complete = depth == 0;
    }

    private static boolean isSpace(byte value) {
        return value == ' ' || value == '\n' || value == '\r' || value == '\t';
    }

    private void enter() {
        if (++depth > maxDepth) throw InvalidJson.badJson("the JSON nests deeper than " + maxDepth + " levels");
    }

    private void skipString() {
        at++;
        while (at < bytes.length && bytes[at] != '"') at += bytes[at] == '\\' ? 2 : 1;
        at++;
    }

    private void skipNumber() {
        int start = at;
        int exponent = -1;
        while (at < bytes.length && isNumberPart(bytes[at])) {
            if (exponent < 0 && (bytes[at] == 'e' || bytes[at] == 'E')) exponent = at;
            if (bytes[at] == '.' || exponent == at) plain = false;
            at++;
        }
        boolean hugeExponent = exponent >= 0 && at - exponent - 1 > MAX_EXPONENT_DIGITS + 1;
        if (at - start > MAX_NUMBER || hugeExponent) throw InvalidJson.badJson("a number is too long");
    }

    private static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }

    private static boolean isNumberPart(byte value) {
        return isDigit(value) || value == '.' || value == 'e' || value == 'E' || value == '+' || value == '-';
    }
}
