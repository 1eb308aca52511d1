package org.enishi.media.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Bytes that have come in whole and are safe on the disk, but that nobody finds yet. Gone when it is closed, unless they
 * were kept.
 *
 * @param sha256 hexadecimal
 */
public record Received(Path path, long bytes, String sha256) implements AutoCloseable {
    /** From now on they are found there, all at once. */
    public void keepAs(Path place) {
        try {
            Path directory = place.resolveSibling("");
            Files.createDirectories(directory);
            Files.move(path, place, StandardCopyOption.ATOMIC_MOVE);
            // Without this the name may be gone after a power failure, although the bytes are there.
            try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
                names.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
