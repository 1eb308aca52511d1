package org.enishi.administration.link;

import java.time.Instant;
import org.enishi.store.federation.Destination;
import org.enishi.store.federation.Queue;
import org.enishi.store.federation.QueueStore;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries to a partner.
 *
 * @param waiting events and notices; at most {@link QueueStore#MOST} of each are counted
 * @param oldestAt since when the first of them waits
 * @param succeededAt when it last took something
 * @param failedAt when it last did not, and {@code failure} why
 * @param failures in a row
 * @param retryAt when it is tried again, if it is being left alone
 */
public record QueueState(
        Queue waiting,
        @Nullable Instant oldestAt,
        @Nullable Instant succeededAt,
        @Nullable Instant failedAt,
        String failure,
        int failures,
        @Nullable Instant retryAt) {
    static QueueState of(Queue waiting, @Nullable Destination row) {
        Instant oldest = instant(waiting.oldest());
        if (row == null) return new QueueState(waiting, oldest, null, null, "", 0, null);
        return new QueueState(
                waiting,
                oldest,
                instant(row.succeededAt()),
                instant(row.failedAt()),
                row.failure(),
                row.failures(),
                instant(row.retryAt()));
    }

    private static @Nullable Instant instant(long millis) {
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }

    public boolean isFailing() {
        return failures > 0;
    }

    public boolean isIdle() {
        return waiting.isEmpty();
    }
}
