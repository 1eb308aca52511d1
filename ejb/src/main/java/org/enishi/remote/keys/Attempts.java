package org.enishi.remote.keys;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.enishi.id.ServerName;
import org.enishi.remote.GrowingPause;

/**
 * Keeps us from asking a server too often: once for all who wait, not at once again, later and later after failures.
 * Strangers make us ask, so only so many questions are under way at a time.
 */
public final class Attempts {
    private static final Duration AFTER_SUCCESS = Duration.ofSeconds(10);
    private static final GrowingPause AFTER_FAILURE =
            GrowingPause.doubling(Duration.ofSeconds(1), Duration.ofMinutes(1));
    private static final int AT_ONCE = 64;
    private static final int WAIT_SECONDS = 15;

    private final ConcurrentHashMap<ServerName, CompletableFuture<Optional<KeySet>>> running =
            new ConcurrentHashMap<>();
    private final Semaphore permits = new Semaphore(AT_ONCE);
    private final Pauses pauses;

    public Attempts(Clock clock) {
        this.pauses = new Pauses(AFTER_SUCCESS, AFTER_FAILURE, clock);
    }

    /** What the fetch gives; empty where it is too early to ask again. */
    public Optional<KeySet> once(ServerName server, Function<ServerName, Optional<KeySet>> fetch) {
        var mine = new CompletableFuture<Optional<KeySet>>();
        CompletableFuture<Optional<KeySet>> others = running.putIfAbsent(server, mine);
        if (others != null) return await(others);
        try {
            Optional<KeySet> keys = pauses.isTooEarly(server) ? Optional.empty() : ask(server, fetch);
            mine.complete(keys);
            return keys;
        } finally {
            mine.complete(Optional.empty());
            running.remove(server, mine);
        }
    }

    private Optional<KeySet> ask(ServerName server, Function<ServerName, Optional<KeySet>> fetch) {
        if (!permits.tryAcquire()) return Optional.empty();
        try {
            Optional<KeySet> keys = fetch.apply(server);
            pauses.note(server, keys.isPresent());
            return keys;
        } finally {
            permits.release();
        }
    }

    private static Optional<KeySet> await(CompletableFuture<Optional<KeySet>> others) {
        try {
            return others.get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        }
    }
}
