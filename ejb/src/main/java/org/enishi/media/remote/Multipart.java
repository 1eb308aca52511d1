package org.enishi.media.remote;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer of two parts, the second of which is read as it comes.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#get_matrixfederationv1mediadownloadmediaid">Matrix
 *     v1.19, server-server API, media/download</a>
 */
final class Multipart {
    private static final Pattern BOUNDARY = Pattern.compile(
            "(?i)multipart/mixed\\s*;[^\\r\\n]*?boundary\\s*=\\s*(?:\"([^\"\\r\\n]{1,70})\"|([^\\s;\"]{1,70}))[^\\r\\n]*");
    private static final int BUFFER = 64 << 10;
    private static final int LONGEST_LINE = 4 << 10;
    private static final int MOST_LINES = 50;
    private static final int LONGEST_JSON = 64 << 10;

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;

    private Multipart(InputStream in, String boundary) {
        this.in = in;
        this.delimiter = ("\r\n--" + boundary).getBytes(ISO_8859_1);
    }

    /** @throws IOException if it has not the form that it should have */
    static Part second(String contentType, InputStream in) throws IOException {
        Matcher matcher = BOUNDARY.matcher(contentType);
        if (!matcher.matches()) throw new IOException("not of several parts: " + contentType);
        String quoted = matcher.group(1);
        return new Multipart(in, quoted == null ? matcher.group(2) : quoted).second();
    }

    private Part second() throws IOException {
        String beginning = new String(delimiter, 2, delimiter.length - 2, ISO_8859_1);
        for (int lines = 0; !line().stripTrailing().equals(beginning); lines++)
            if (lines > MOST_LINES) throw new IOException("no part begins");
        headers();
        InputStream first = new Body();
        first.readNBytes(LONGEST_JSON);
        if (first.read() >= 0) throw new IOException("the first part is too long");
        if (!line().isBlank()) throw new IOException("only one part");
        return new Part(headers(), new Body());
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        int lines = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            String[] pair = line.split(":", 2);
            if (pair.length < 2 || ++lines > MOST_LINES) throw new IOException("not a header");
            headers.putIfAbsent(pair[0].strip().toLowerCase(Locale.ROOT), pair[1].strip());
        }
        return headers;
    }

    /** Without its end. */
    private String line() throws IOException {
        var line = new StringBuilder();
        while (true) {
            if (buffered(1) == 0 || line.length() > LONGEST_LINE) throw new IOException("a line without an end");
            char next = (char) (buffer[from++] & 0xff);
            if (next == '\n') break;
            line.append(next);
        }
        boolean hasReturn = line.length() > 0 && line.charAt(line.length() - 1) == '\r';
        return line.substring(0, line.length() - (hasReturn ? 1 : 0));
    }

    /** @return how many bytes are in the buffer: so many as are wanted, unless the answer ends before */
    private int buffered(int wanted) throws IOException {
        if (to - from >= wanted) return to - from;
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        while (to < wanted) {
            int read = in.read(buffer, to, buffer.length - to);
            if (read < 0) break;
            to += read;
        }
        return to;
    }

    /** Ends before the delimiter, which it eats. Without one there is no end but an exception. */
    private final class Body extends InputStream {
        private boolean over;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            if (length == 0) return 0;
            if (over || isAtDelimiter()) return -1;
            int end = from + 1;
            while (end < to && buffer[end] != '\r') end++;
            int count = Math.min(length, end - from);
            System.arraycopy(buffer, from, into, at, count);
            from += count;
            return count;
        }

        private boolean isAtDelimiter() throws IOException {
            if (buffered(1) == 0) throw new IOException("a part without an end");
            if (buffer[from] != '\r' || buffered(delimiter.length) < delimiter.length) return false;
            over = Arrays.equals(buffer, from, from + delimiter.length, delimiter, 0, delimiter.length);
            if (over) from += delimiter.length;
            return over;
        }
    }
}
