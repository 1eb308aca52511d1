package org.enishi.federation.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.ServerName;
import org.enishi.json.Json;

/**
 * One lane for each peer: its transactions are taken one at a time, in order, and only one may wait. A peer whose events
 * cost much, or who never stops, holds up only itself.
 */
@ApplicationScoped
class Lanes {
    /** The one that is worked on, and the next: a peer that waits for an answer sends nothing else. */
    private static final int MOST = 2;

    private static final int WAIT_SECONDS = 30;

    private final ConcurrentHashMap<ServerName, Lane> lanes = new ConcurrentHashMap<>();

    /** @throws MatrixException 429 {@code M_LIMIT_EXCEEDED} if the lane is full */
    <T> T inOrder(ServerName peer, Supplier<T> work) {
        Lane lane = lanes.compute(peer, (name, present) -> (present == null ? new Lane() : present).entered());
        try {
            if (lane.users > MOST || !acquire(lane.turn)) throw full();
            try {
                return work.get();
            } finally {
                lane.turn.release();
            }
        } finally {
            lanes.computeIfPresent(peer, (name, present) -> present.left());
        }
    }

    private static boolean acquire(Semaphore turn) {
        try {
            return turn.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static MatrixException full() {
        JsonObject later = Json.object().add("retry_after_ms", 1_000).build();
        return new MatrixException(ErrorCode.M_LIMIT_EXCEEDED, 429, "Too many transactions at a time", later);
    }

    /** Changed only within the map's atomic operations. */
    private static final class Lane {
        private final Semaphore turn = new Semaphore(1, true);
        private volatile int users;

        Lane entered() {
            users = users + 1;
            return this;
        }

        @org.jspecify.annotations.Nullable
        Lane left() {
            users = users - 1;
            return users == 0 ? null : this;
        }
    }
}
