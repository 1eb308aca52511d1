package org.enishi.media.remote;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.RejectedExecutionException;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.MxcUri;
import org.enishi.media.file.BrokenOff;
import org.enishi.media.file.Kept;
import org.enishi.media.file.MediaDirectory;
import org.enishi.media.work.MediaThreads;
import org.enishi.media.work.ServerLines;
import org.enishi.remote.RemoteFailure;
import org.enishi.store.media.MediaFile;
import org.enishi.store.media.RemoteMediaStore;

/** Files of other servers: those that are here, and the others once they are. Each is fetched once at a time. */
@ApplicationScoped
public class RemoteFiles {
    private static final Logger LOG = System.getLogger(RemoteFiles.class.getName());

    private final ConcurrentMap<MxcUri, CompletableFuture<MediaFile>> running = new ConcurrentHashMap<>();
    private ServerLines lines;

    @Inject
    RemoteDoor door;

    @Inject
    RemoteBook book;

    @Inject
    Fetcher fetcher;

    @Inject
    MediaDirectory directory;

    @Inject
    MediaThreads threads;

    @PostConstruct
    void open() {
        lines = new ServerLines(threads.fetching());
    }

    /**
     * @param patience for what is not uploaded there yet, milliseconds
     * @return fails with {@code M_FORBIDDEN} where the policy does not let it in, {@code M_NOT_FOUND}, {@code
     *     M_NOT_YET_UPLOADED}, 502 {@code M_TOO_LARGE}, or {@code M_LIMIT_EXCEEDED} where its server says so
     */
    public CompletableFuture<Kept> find(MxcUri uri, long patience) {
        Optional<MediaFile> known = book.find(uri).filter(file -> isHere(uri, file));
        if (known.isPresent()) door.require(uri.server(), known.get().bytes());
        else door.check(uri.server(), 0);
        return known.map(CompletableFuture::completedFuture)
                .orElseGet(() -> fetched(uri, patience))
                .thenApply(file -> new Kept(file, directory.remote(uri)));
    }

    private boolean isHere(MxcUri uri, MediaFile file) {
        boolean isHere = Files.exists(directory.remote(uri));
        if (!isHere) book.forget(uri, file);
        return isHere;
    }

    private CompletableFuture<MediaFile> fetched(MxcUri uri, long patience) {
        var mine = new CompletableFuture<MediaFile>();
        CompletableFuture<MediaFile> others = running.putIfAbsent(uri, mine);
        if (others != null) return others.copy();
        try {
            lines.run(uri.server().folded(), () -> fetch(uri, patience, mine));
        } catch (RejectedExecutionException full) {
            running.remove(uri, mine);
            mine.completeExceptionally(MatrixException.notFound("Too many files are being fetched; try again later"));
        }
        return mine.copy();
    }

    private void fetch(MxcUri uri, long patience, CompletableFuture<MediaFile> end) {
        try {
            MediaFile file = fetch(uri, patience);
            threads.answering().execute(() -> end.complete(file));
        } catch (RuntimeException | Error failure) {
            end.completeExceptionally(told(failure));
        } finally {
            running.remove(uri, end);
        }
    }

    private MediaFile fetch(MxcUri uri, long patience) {
        Fetched.Bytes fetched = fetcher.fetch(uri, patience, bytes -> door.check(uri.server(), bytes));
        try (var received = fetched.received()) {
            door.require(uri.server(), received.bytes());
            received.keepAs(directory.remote(uri));
            book.add(uri, fetched.file());
        }
        book.forgetOldestBut(uri).forEach(this::delete);
        return fetched.file();
    }

    private void delete(RemoteMediaStore.Fetched old) {
        try {
            Files.deleteIfExists(directory.remote(old.uri()));
            directory.removeThumbnails(old.sha256());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Stays in the directory of files: {0}", e.getMessage());
        }
    }

    private static Throwable told(Throwable failure) {
        if (failure instanceof RemoteFailure.Refused refused) return told(refused);
        if (failure instanceof RemoteFailure || failure instanceof BrokenOff) {
            LOG.log(Level.DEBUG, "a file was not fetched: {0}", failure.getMessage());
            return MatrixException.notFound("The file could not be fetched from its server");
        }
        return failure;
    }

    private static MatrixException told(RemoteFailure.Refused refused) {
        if (refused.errcode().equals(ErrorCode.M_NOT_YET_UPLOADED.name()))
            return new MatrixException(ErrorCode.M_NOT_YET_UPLOADED, "The file is not uploaded yet");
        if (refused.errcode().equals(ErrorCode.M_TOO_LARGE.name())) return RemoteDoor.tooLarge();
        return MatrixException.notFound("Its server does not give the file");
    }
}
