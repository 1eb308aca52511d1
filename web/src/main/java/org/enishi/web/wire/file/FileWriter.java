package org.enishi.web.wire.file;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.file.Files;

/** Files, a little at a time. */
@Provider
@Produces(MediaType.WILDCARD)
public class FileWriter implements MessageBodyWriter<SentFile> {
    private static final int CHUNK = 64 << 10;

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == SentFile.class;
    }

    @Override
    public void writeTo(
            SentFile file,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        try (InputStream in = Files.newInputStream(file.path())) {
            in.skipNBytes(file.from());
            headers.putSingle("Content-Length", file.length());
            file.begin(out);
            copy(in, out, file.bytes());
            file.end(out);
        }
    }

    private static void copy(InputStream in, OutputStream out, long bytes) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long left = bytes;
        while (left > 0) {
            int read = in.read(chunk, 0, (int) Math.min(left, chunk.length));
            if (read < 0) throw new EOFException("the file is shorter than it was");
            out.write(chunk, 0, read);
            left -= read;
        }
    }
}
