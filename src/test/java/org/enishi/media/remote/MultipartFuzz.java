package org.enishi.media.remote;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.enishi.fuzz.ForeignBytes.require;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.enishi.fuzz.ForeignBytes;

/** An answer with a file: its {@code Content-Type} on the first line, the body behind it. */
public final class MultipartFuzz implements ForeignBytes {
    /** A part that has been read, its bytes as a text. */
    private record Whole(Map<String, String> headers, String bytes) {}

    @Override
    public void take(byte[] bytes) {
        int line = 0;
        while (line < bytes.length && bytes[line] != '\n') line++;
        String type = new String(bytes, 0, line, ISO_8859_1);
        byte[] body = Arrays.copyOfRange(bytes, Math.min(line + 1, bytes.length), bytes.length);
        Optional<Whole> whole = read(type, new ByteArrayInputStream(body));
        require(whole.equals(read(type, dripping(body))), "it does not matter in what pieces it comes");
        whole.ifPresent(part -> require(whole.equals(writtenAndRead(part)), "it is read as it is written"));
    }

    private static Optional<Whole> read(String type, InputStream in) {
        try {
            Part part = Multipart.second(type, in);
            return Optional.of(new Whole(part.headers(), new String(part.body().readAllBytes(), ISO_8859_1)));
        } catch (IOException no) {
            require(no.getMessage() != null, "a refusal says why");
            return Optional.empty();
        }
    }

    private static InputStream dripping(byte[] body) {
        return new ByteArrayInputStream(body) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(length, 1));
            }
        };
    }

    private static Optional<Whole> writtenAndRead(Whole part) {
        int number = 0;
        while (("\r\n" + part.bytes).contains("\r\n--b" + number)) number++;
        String boundary = "b" + number;
        var text = new StringBuilder("--" + boundary + "\r\n\r\n{}\r\n--" + boundary + "\r\n");
        part.headers.forEach(
                (name, value) -> text.append(name).append(':').append(value).append("\r\n"));
        text.append("\r\n").append(part.bytes).append("\r\n--").append(boundary).append("--\r\n");
        return read(
                "multipart/mixed; boundary=\"" + boundary + "\"",
                new ByteArrayInputStream(text.toString().getBytes(ISO_8859_1)));
    }
}
