package org.enishi.media.local;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.MediaId;
import org.enishi.media.file.Kept;
import org.enishi.media.file.MediaDirectory;
import org.enishi.store.media.LocalMedia;
import org.enishi.store.media.MediaFile;

/** Finds what was uploaded here. */
@ApplicationScoped
public class LocalFiles {
    private static final Logger LOG = System.getLogger(LocalFiles.class.getName());

    @Inject
    Book book;

    @Inject
    Arrivals arrivals;

    @Inject
    MediaDirectory directory;

    @Inject
    Clock clock;

    /**
     * @param patience how long to wait for what is not uploaded yet, milliseconds
     * @return fails with {@code M_NOT_FOUND} or {@code M_NOT_YET_UPLOADED}
     */
    public CompletableFuture<Kept> find(MediaId id, long patience) {
        Optional<Kept> there = look(id);
        if (there.isPresent()) return CompletableFuture.completedFuture(there.get());
        return arrivals.await(id, patience).thenApply(waited -> look(id).orElseThrow(LocalFiles::notYet));
    }

    /** @return empty if it is not uploaded yet. @throws MatrixException {@code M_NOT_FOUND} if it never will be */
    private Optional<Kept> look(MediaId id) {
        LocalMedia media = book.find(id)
                .filter(found -> !found.isOver(clock.millis()))
                .orElseThrow(() -> MatrixException.notFound("There is no such file"));
        return media.file().map(this::kept);
    }

    private Kept kept(MediaFile file) {
        Path path = directory.local(file.sha256());
        if (!Files.exists(path)) {
            LOG.log(Level.WARNING, "A file that was uploaded here is missing: {0}", path);
            throw MatrixException.notFound("The file is missing on its server");
        }
        return new Kept(file, path);
    }

    private static MatrixException notYet() {
        return new MatrixException(ErrorCode.M_NOT_YET_UPLOADED, "The file is not uploaded yet");
    }
}
