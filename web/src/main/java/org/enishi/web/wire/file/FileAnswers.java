package org.enishi.web.wire.file;

import jakarta.ws.rs.core.Response;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.enishi.media.file.Kept;
import org.enishi.media.header.FileNames;
import org.enishi.store.media.MediaFile;
import org.jspecify.annotations.Nullable;

/** How files are given to clients, and to other servers. */
public final class FileAnswers {
    private static final String SANDBOX =
            "sandbox; default-src 'none'; script-src 'none'; plugin-types application/pdf;"
                    + " style-src 'unsafe-inline'; object-src 'self';";

    private FileAnswers() {}

    /**
     * A browser shows it only where it can do no harm, and keeps it: what is behind a name never changes.
     *
     * @param name by which the client wants to save it; absent: the file's own
     * @param range as the client asked for it
     */
    public static Response forClient(Kept kept, @Nullable String name, @Nullable String range) {
        MediaFile file = kept.file();
        Optional<ByteRange> part = ByteRange.of(range, file.bytes());
        var answer = Response.status(part.isPresent() ? 206 : 200)
                .entity(part.map(some -> new SentFile(kept.path(), some.from(), some.bytes()))
                        .orElseGet(() -> new SentFile(kept.path(), 0, file.bytes())))
                .header("Content-Type", file.contentType())
                .header("Content-Disposition", disposition(file, name))
                .header("Content-Security-Policy", SANDBOX)
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("Accept-Ranges", "bytes")
                .header("Cache-Control", "private, max-age=31536000, immutable");
        part.ifPresent(some -> answer.header("Content-Range", some.header(file.bytes())));
        return answer.build();
    }

    /** Two parts: what is known of it, which is nothing, and the file. */
    public static Response forServer(Kept kept) {
        MediaFile file = kept.file();
        String boundary = boundary();
        String before = "--" + boundary + "\r\nContent-Type: application/json\r\n\r\n{}\r\n--" + boundary
                + "\r\nContent-Type: " + file.contentType() + "\r\nContent-Disposition: " + disposition(file, null)
                + "\r\n\r\n";
        String after = "\r\n--" + boundary + "--\r\n";
        var frame = new SentFile.Frame(before, after);
        return Response.ok(new SentFile(kept.path(), 0, file.bytes(), frame))
                .header("Content-Type", "multipart/mixed; boundary=" + boundary)
                .build();
    }

    private static String disposition(MediaFile file, @Nullable String name) {
        String wanted = FileNames.cleaned(name);
        return FileNames.disposition(file.contentType(), wanted == null ? file.fileName() : wanted);
    }

    /** Not a secret: it only has to be none of the bytes between. */
    private static String boundary() {
        byte[] bytes = new byte[24];
        ThreadLocalRandom.current().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
