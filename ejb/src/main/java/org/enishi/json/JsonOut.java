package org.enishi.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** JSON written piece by piece, with rendered parts copied in. Commas are set by itself. */
public final class JsonOut {
    private final Pieces out = new Pieces();
    private boolean comma;

    public JsonOut open() {
        separate();
        out.write('{');
        comma = false;
        return this;
    }

    public JsonOut close() {
        out.write('}');
        comma = true;
        return this;
    }

    /** A key of our own, which needs no escaping; its value must follow. */
    public JsonOut key(String name) {
        separate();
        out.write('"');
        ascii(name);
        ascii("\":");
        comma = false;
        return this;
    }

    /** A key of any characters; its value must follow. */
    public JsonOut anyKey(String name) {
        separate();
        out.write(quoted(name));
        out.write(':');
        comma = false;
        return this;
    }

    public JsonOut text(String value) {
        return raw(quoted(value));
    }

    public JsonOut number(long value) {
        return raw(Long.toString(value).getBytes(UTF_8));
    }

    public JsonOut flag(boolean value) {
        return raw(Boolean.toString(value).getBytes(UTF_8));
    }

    /** {@code null}. */
    public JsonOut none() {
        return raw("null".getBytes(UTF_8));
    }

    /** A rendered value, which nobody changes any more. */
    public JsonOut raw(byte[] json) {
        separate();
        out.write(json);
        comma = true;
        return this;
    }

    /** A value that was written on its own and is complete. */
    public JsonOut raw(JsonOut written) {
        separate();
        out.write(written.out);
        comma = true;
        return this;
    }

    /** An array of rendered values. */
    public JsonOut array(Collection<byte[]> values) {
        separate();
        out.write('[');
        comma = false;
        values.forEach(this::raw);
        out.write(']');
        comma = true;
        return this;
    }

    /** {@code "key":{"events":[…]}}. */
    public JsonOut events(String key, Collection<byte[]> events) {
        return key(key).open().key("events").array(events).close();
    }

    public byte[] bytes() {
        return out.toBytes();
    }

    /** Bytes so far. */
    public int length() {
        return out.length();
    }

    private void separate() {
        if (comma) out.write(',');
        comma = false;
    }

    private static byte[] quoted(String text) {
        byte[] quoted = new byte[text.length() + 2];
        quoted[0] = '"';
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            boolean plain = each >= ' ' && each <= '~' && each != '"' && each != '\\';
            if (!plain) return Json.bytes(Json.text(text));
            quoted[i + 1] = (byte) each;
        }
        quoted[text.length() + 1] = '"';
        return quoted;
    }

    private void ascii(String text) {
        out.write(text.getBytes(UTF_8));
    }

    /** Bytes that are written one after the other. Long ones are kept as they are, so that they are copied once, at the end. */
    private static final class Pieces {
        private static final int SHORTEST_KEPT = 1 << 10;
        private static final int LARGEST_BUFFER = 1 << 15;

        private record Piece(byte[] bytes, int from, int to) {
            int length() {
                return to - from;
            }
        }

        private final List<Piece> done = new ArrayList<>();
        private byte[] buffer = new byte[512];
        private int from;
        private int to;
        private int doneLength;

        void write(char ascii) {
            if (to == buffer.length) renew(1);
            buffer[to++] = (byte) ascii;
        }

        /** @param bytes which nobody changes any more */
        void write(byte[] bytes) {
            if (bytes.length >= SHORTEST_KEPT) {
                seal();
                add(new Piece(bytes, 0, bytes.length));
                return;
            }
            if (bytes.length > buffer.length - to) renew(bytes.length);
            System.arraycopy(bytes, 0, buffer, to, bytes.length);
            to += bytes.length;
        }

        /** What others have written, who write no more. */
        void write(Pieces others) {
            others.seal();
            seal();
            others.done.forEach(this::add);
        }

        int length() {
            return doneLength + to - from;
        }

        byte[] toBytes() {
            byte[] all = new byte[length()];
            int at = 0;
            for (Piece piece : done) {
                System.arraycopy(piece.bytes, piece.from, all, at, piece.length());
                at += piece.length();
            }
            System.arraycopy(buffer, from, all, at, to - from);
            return all;
        }

        private void renew(int needed) {
            seal();
            buffer = new byte[Math.max(needed, Math.min(2 * buffer.length, LARGEST_BUFFER))];
            from = 0;
            to = 0;
        }

        private void seal() {
            if (to > from) add(new Piece(buffer, from, to));
            from = to;
        }

        private void add(Piece piece) {
            done.add(piece);
            doneLength = Math.addExact(doneLength, piece.length());
        }
    }
}
