package org.enishi.media.picture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.enishi.media.file.Kept;
import org.enishi.media.file.MediaDirectory;
import org.enishi.store.media.MediaFile;

/** Thumbnails: drawn once, then kept. */
@ApplicationScoped
public class Gallery {
    @Inject
    MediaDirectory directory;

    /** The thumbnail, if it was drawn before. */
    public Optional<Kept> find(Kept picture, ThumbnailSize size) {
        return Stream.of(Format.JPEG, Format.PNG)
                .filter(format -> Files.exists(place(picture, size, format)))
                .findFirst()
                .map(format -> kept(place(picture, size, format), format));
    }

    /**
     * Blocks, and takes memory and a processor.
     *
     * @throws Undrawable if it is no picture, or too large a one
     */
    public Kept draw(Kept picture, ThumbnailSize size) throws Undrawable {
        Optional<Kept> meanwhile = find(picture, size);
        if (meanwhile.isPresent()) return meanwhile.get();
        try {
            Format format = Format.of(picture.path()).orElseThrow(() -> new Undrawable("no picture", false));
            Optional<byte[]> drawn = Painter.paint(picture.path(), format, size);
            if (drawn.isEmpty()) return kept(picture.path(), format);
            Path place = place(picture, size, format.ofThumbnail());
            try (var received = directory.receive(new ByteArrayInputStream(drawn.get()), bytes -> {})) {
                received.keepAs(place);
            }
            return kept(place, format.ofThumbnail());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path place(Kept picture, ThumbnailSize size, Format format) {
        return directory.thumbnail(picture.file().sha256(), size.label() + format.suffix());
    }

    private static Kept kept(Path path, Format format) {
        try {
            String name = "thumbnail" + format.suffix();
            return new Kept(new MediaFile(format.contentType(), name, Files.size(path), ""), path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
