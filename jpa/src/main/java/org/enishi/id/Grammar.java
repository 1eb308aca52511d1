package org.enishi.id;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What the identifier types share. Identifiers are at most 255 bytes of UTF-8 and hold no NUL. */
final class Grammar {
    private static final int MAX_BYTES = 255;
    private static final int MOST_BYTES_OF_A_CHAR = 3;

    private Grammar() {}

    static boolean fits(String value) {
        return !value.isEmpty() && value.indexOf('\0') < 0 && isShort(value);
    }

    /** {@code sigil localpart ":" server}, split at the first colon. */
    static boolean hasServer(char sigil, String value) {
        int colon = value.indexOf(':');
        return fits(value)
                && value.charAt(0) == sigil
                && colon > 0
                && ServerName.isWellFormed(value.substring(colon + 1));
    }

    private static boolean isShort(String value) {
        if (value.length() * MOST_BYTES_OF_A_CHAR <= MAX_BYTES) return true;
        return value.length() <= MAX_BYTES && value.getBytes(UTF_8).length <= MAX_BYTES;
    }
}
