package org.enishi.remote.keys;

import com.github.benmanes.caffeine.cache.Cache;
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
import org.enishi.store.cache.Caches;

/**
 * Keeps us from asking a server too often: once for all who wait, not at once again, later and later after failures.
 * Strangers make us ask, so only so many questions are under way at a time.
 */
public final class Attempts {
    private static final long AFTER_SUCCESS_MILLIS = 10_000;
    private static final GrowingPause PAUSE = GrowingPause.doubling(Duration.ofSeconds(1), Duration.ofMinutes(1));
    private static final int AT_ONCE = 64;
    private static final int WAIT_SECONDS = 15;

    private final ConcurrentHashMap<ServerName, CompletableFuture<Optional<KeySet>>> running =
            new ConcurrentHashMap<>();
    private final Cache<ServerName, Attempt> attempts =
            Caches.builder().maximumSize(10_000).build();
    private final Semaphore permits = new Semaphore(AT_ONCE);
    private final Clock clock;

    public Attempts(Clock clock) {
        this.clock = clock;
    }

    /** What the fetch gives; empty where it is too early to ask again. */
    public Optional<KeySet> once(ServerName server, Function<ServerName, Optional<KeySet>> fetch) {
        var mine = new CompletableFuture<Optional<KeySet>>();
        CompletableFuture<Optional<KeySet>> others = running.putIfAbsent(server, mine);
        if (others != null) return await(others);
        try {
            Optional<KeySet> keys = isTooEarly(server) ? Optional.empty() : ask(server, fetch);
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
            attempts.asMap().merge(server, new Attempt(keys.isPresent() ? 0 : 1, clock.millis()), Attempt::after);
            return keys;
        } finally {
            permits.release();
        }
    }

    private boolean isTooEarly(ServerName server) {
        Attempt last = attempts.getIfPresent(server);
        return last != null && clock.millis() < last.at + last.pause();
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

    private record Attempt(int failures, long at) {
        long pause() {
            return failures == 0 ? AFTER_SUCCESS_MILLIS : PAUSE.millis(failures);
        }

        static Attempt after(Attempt before, Attempt now) {
            return now.failures == 0 ? now : new Attempt(before.failures + 1, now.at);
        }
    }
}
