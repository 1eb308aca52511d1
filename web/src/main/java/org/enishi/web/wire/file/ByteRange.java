package org.enishi.web.wire.file;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of a file, as whoever jumps about in a film asks for it (RFC 9110, 14). What is asked for in any other way is
 * answered with the whole, as is allowed.
 *
 * @param from the first byte
 */
record ByteRange(long from, long bytes) {
    private static final Pattern GRAMMAR = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    static Optional<ByteRange> of(@Nullable String header, long size) {
        if (header == null) return Optional.empty();
        Matcher matcher = GRAMMAR.matcher(header);
        if (!matcher.matches() || header.equals("bytes=-")) return Optional.empty();
        String first = matcher.group(1);
        String last = matcher.group(2);
        long from = first.isEmpty() ? Math.max(0, size - Long.parseLong(last)) : Long.parseLong(first);
        long to = first.isEmpty() || last.isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(last));
        return from > to ? Optional.empty() : Optional.of(new ByteRange(from, to - from + 1));
    }

    String header(long size) {
        return "bytes " + from + "-" + (from + bytes - 1) + "/" + size;
    }
}
