package org.enishi.media.local;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.enishi.configuration.Configuration;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.MediaId;
import org.enishi.id.UserId;
import org.enishi.json.Json;
import org.enishi.store.media.LocalMedia;
import org.enishi.store.media.LocalMediaStore;
import org.enishi.store.media.MediaFile;
import org.enishi.store.media.UsageStore;
import org.enishi.store.media.UsageStore.Usage;

/** Keeps book of uploads, in short transactions while no byte moves. */
@Stateless
public class Book {
    private static final Duration PROMISED = Duration.ofHours(24);
    private static final int MOST_PENDING = 20;
    private static final int MOST_FILES = 100_000;

    @Inject
    LocalMediaStore store;

    @Inject
    UsageStore usage;

    @Inject
    Configuration configuration;

    @Inject
    Clock clock;

    public Optional<LocalMedia> find(MediaId id) {
        return store.find(id);
    }

    public List<MediaId> uploaded(Collection<MediaId> ids) {
        return store.uploaded(ids);
    }

    /** @throws MatrixException {@code M_FORBIDDEN} if so much more is more than the user may have */
    public void requireRoom(UserId owner, long bytes) {
        Usage used = usage.of(owner);
        if (used.files() >= MOST_FILES || used.bytes() + bytes > configuration.mediaUserQuota()) throw full();
    }

    /** @throws MatrixException {@code M_FORBIDDEN} as {@link #requireRoom} */
    public void add(MediaId id, UserId owner, MediaFile file) {
        charge(owner, file);
        store.add(id, owner, file, clock.millis());
    }

    /**
     * @return until when it can be uploaded, milliseconds
     * @throws MatrixException 429 {@code M_LIMIT_EXCEEDED} if too many names were not used yet
     */
    public long promise(MediaId id, UserId owner) {
        long now = clock.millis();
        store.removeExpired(owner, now);
        LocalMediaStore.Pending pending = store.pending(owner, now);
        if (pending.number() >= MOST_PENDING) throw tooManyPending(pending.firstExpiry() - now);
        requireRoom(owner, 1);
        long expires = now + PROMISED.toMillis();
        store.promise(id, owner, now, expires);
        return expires;
    }

    /** @throws MatrixException {@code M_NOT_FOUND}, {@code M_FORBIDDEN} or {@code M_CANNOT_OVERWRITE_MEDIA} */
    public void requirePromised(MediaId id, UserId owner) {
        LocalMedia media = store.find(id)
                .filter(found -> !found.isOver(clock.millis()))
                .orElseThrow(() -> MatrixException.notFound("Nobody was promised this name, or it is too late"));
        if (!media.owner().equals(owner)) throw MatrixException.forbidden("This name was given to another user");
        if (media.file().isPresent()) throw taken();
    }

    /** @throws MatrixException as {@link #requirePromised} and {@link #requireRoom} */
    public void fill(MediaId id, UserId owner, MediaFile file) {
        requirePromised(id, owner);
        charge(owner, file);
        if (!store.fill(id, file, clock.millis())) throw taken();
    }

    private void charge(UserId owner, MediaFile file) {
        if (!usage.add(owner, file.bytes(), new Usage(MOST_FILES, configuration.mediaUserQuota()))) throw full();
    }

    private static MatrixException full() {
        return MatrixException.forbidden("You have uploaded as much as you may");
    }

    private static MatrixException taken() {
        return new MatrixException(ErrorCode.M_CANNOT_OVERWRITE_MEDIA, "This was uploaded already");
    }

    private static MatrixException tooManyPending(long waitMillis) {
        return new MatrixException(
                ErrorCode.M_LIMIT_EXCEEDED,
                429,
                "Upload what you have announced before you announce more",
                Json.object().add("retry_after_ms", waitMillis).build());
    }
}
