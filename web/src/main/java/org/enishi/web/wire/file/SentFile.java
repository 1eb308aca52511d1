package org.enishi.web.wire.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** A stretch of a file on its way out, and what stands around it. */
final class SentFile {
    private final Path path;
    private final long from;
    private final long bytes;
    private final byte[] before;
    private final byte[] after;

    /**
     * @param from the first byte
     * @param bytes of the file
     */
    SentFile(Path path, long from, long bytes) {
        this(path, from, bytes, new Frame("", ""));
    }

    SentFile(Path path, long from, long bytes, Frame frame) {
        this.path = path;
        this.from = from;
        this.bytes = bytes;
        this.before = frame.before.getBytes(UTF_8);
        this.after = frame.after.getBytes(UTF_8);
    }

    /** What comes before and after the file. */
    record Frame(String before, String after) {}

    Path path() {
        return path;
    }

    long from() {
        return from;
    }

    long bytes() {
        return bytes;
    }

    long length() {
        return before.length + bytes + after.length;
    }

    void begin(OutputStream out) throws IOException {
        out.write(before);
    }

    void end(OutputStream out) throws IOException {
        out.write(after);
    }
}
