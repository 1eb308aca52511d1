package org.enishi.media.file;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.enishi.store.media.PlaceStore;

/**
 * Whether directory and database belong together: both hold the same identity, the directory in a file beside what was
 * uploaded, so that it is moved and backed up with it.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class Belonging {
    private static final Pattern IDENTITY = Pattern.compile("[0-9a-f]{32}");

    @Inject
    PlaceStore store;

    @Inject
    MediaDirectory directory;

    @Inject
    SecureRandom random;

    /**
     * A database that knows none takes the identity of the directory; where neither has one both get it, by the first of
     * the nodes that come together. A directory without one, or with another, is left as it is.
     *
     * @return whether they belong together
     * @throws UncheckedIOException if the directory cannot be read, or written where it must be
     */
    public boolean settle() {
        Path marker = directory.identity();
        Optional<String> here = read(marker);
        String identity = here.orElseGet(this::fresh);
        if (store.add(identity) && here.isEmpty()) write(marker, identity);
        return read(marker).filter(store.identity()::equals).isPresent();
    }

    /** What the file must say. */
    public String identity() {
        return store.identity();
    }

    private static Optional<String> read(Path marker) {
        try {
            return Optional.of(Files.readString(marker, US_ASCII).strip())
                    .filter(text -> IDENTITY.matcher(text).matches());
        } catch (NoSuchFileException | MalformedInputException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Before the commit, so that who waits for it finds the file. */
    private void write(Path marker, String identity) {
        try (var received = directory.receive(new ByteArrayInputStream(identity.getBytes(US_ASCII)), bytes -> {})) {
            received.keepAs(marker);
        }
    }

    private String fresh() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
