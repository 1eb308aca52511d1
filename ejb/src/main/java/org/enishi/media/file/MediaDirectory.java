package org.enishi.media.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.enishi.configuration.Configuration;
import org.enishi.id.MxcUri;

/**
 * The directory. What was uploaded here is under its hash in {@code local}, so that the same bytes are there once;
 * {@code remote} and {@code thumbnails} may be emptied at any time; {@code incoming} is what has not come whole.
 */
@ApplicationScoped
public class MediaDirectory {
    private static final int CHUNK = 64 << 10;
    private static final Duration ABANDONED = Duration.ofDays(1);

    @Inject
    Configuration configuration;

    @Inject
    SecureRandom random;

    @Inject
    Clock clock;

    /** @throws BrokenOff if the sender stops; whatever the cap throws */
    public Received receive(InputStream in, Cap cap) {
        Path path = incoming().resolve(HexFormat.of().formatHex(random()));
        boolean whole = false;
        try {
            Files.createDirectories(incoming());
            try (FileChannel out = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                MessageDigest digest = sha256();
                long bytes = copy(in, out, digest, cap);
                out.force(true);
                whole = true;
                return new Received(path, bytes, HexFormat.of().formatHex(digest.digest()));
            } finally {
                if (!whole) Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path local(String sha256) {
        return spread("local", sha256);
    }

    public Path remote(MxcUri uri) {
        String name = uri.server().folded() + "/" + uri.id();
        return spread("remote", HexFormat.of().formatHex(sha256().digest(name.getBytes(UTF_8))));
    }

    /** The file that says which directory this is. */
    Path identity() {
        return root().resolve("local").resolve("identity");
    }

    /** @param variant such as {@code 96x96-crop.png} */
    public Path thumbnail(String sha256, String variant) {
        return spread("thumbnails", sha256).resolve(variant);
    }

    /** Whatever was drawn of the picture: of another file with the same bytes it is drawn again. */
    public void removeThumbnails(String sha256) throws IOException {
        Path directory = spread("thumbnails", sha256);
        if (!Files.isDirectory(directory)) return;
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) Files.deleteIfExists(file);
        }
        Files.deleteIfExists(directory);
    }

    /** Removes what never came whole. */
    public void sweep() {
        Instant before = clock.instant().minus(ABANDONED);
        if (!Files.isDirectory(incoming())) return;
        try (Stream<Path> files = Files.list(incoming())) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** No directory gets more names than a file system likes. */
    private Path spread(String kind, String name) {
        return root().resolve(kind)
                .resolve(name.substring(0, 2))
                .resolve(name.substring(2, 4))
                .resolve(name);
    }

    private Path incoming() {
        return root().resolve("incoming");
    }

    private Path root() {
        return configuration.mediaDirectory();
    }

    private byte[] random() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return bytes;
    }

    private static long copy(InputStream in, FileChannel out, MessageDigest digest, Cap cap) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long bytes = 0;
        for (int read = read(in, chunk); read >= 0; read = read(in, chunk)) {
            bytes += read;
            cap.check(bytes);
            digest.update(chunk, 0, read);
            ByteBuffer ready = ByteBuffer.wrap(chunk, 0, read);
            while (ready.hasRemaining()) out.write(ready);
        }
        return bytes;
    }

    private static int read(InputStream in, byte[] chunk) {
        try {
            return in.read(chunk);
        } catch (IOException e) {
            throw new BrokenOff(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
