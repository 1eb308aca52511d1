package org.enishi.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.json.Json;
import org.enishi.media.file.Kept;
import org.enishi.media.picture.Gallery;
import org.enishi.media.picture.ThumbnailSize;
import org.enishi.media.picture.Undrawable;
import org.enishi.media.work.MediaThreads;

/** From a picture to its thumbnail, drawn on threads that do nothing else. */
@ApplicationScoped
public class Shrinking {
    private static final long BREATH_MILLIS = 2_000;

    @Inject
    Gallery gallery;

    @Inject
    MediaThreads threads;

    /** @param tooLarge the status with which a picture is refused that would be too much work */
    public CompletableFuture<Kept> shrunk(CompletableFuture<Kept> picture, ThumbnailWish wish, int tooLarge) {
        return picture.thenCompose(whole -> gallery.find(whole, wish.size())
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> drawn(whole, wish.size(), tooLarge)));
    }

    private CompletableFuture<Kept> drawn(Kept whole, ThumbnailSize size, int tooLarge) {
        try {
            return CompletableFuture.supplyAsync(() -> draw(whole, size, tooLarge), threads.drawing())
                    .thenApplyAsync(Function.identity(), threads.answering());
        } catch (RejectedExecutionException full) {
            throw new MatrixException(
                    ErrorCode.M_LIMIT_EXCEEDED,
                    429,
                    "Too many thumbnails are being drawn",
                    Json.object().add("retry_after_ms", BREATH_MILLIS).build());
        }
    }

    private Kept draw(Kept whole, ThumbnailSize size, int tooLarge) {
        try {
            return gallery.draw(whole, size);
        } catch (Undrawable undrawable) {
            throw new CompletionException(refused(undrawable, tooLarge));
        }
    }

    private static MatrixException refused(Undrawable undrawable, int tooLarge) {
        if (undrawable.isTooLarge())
            return new MatrixException(ErrorCode.M_TOO_LARGE, tooLarge, "The picture is too large for a thumbnail");
        return new MatrixException(ErrorCode.M_UNKNOWN, 400, "Cannot generate thumbnails for the requested content");
    }
}
