package org.enishi.remote.keys;

import com.github.benmanes.caffeine.cache.Cache;
import java.time.Clock;
import java.time.Duration;
import org.enishi.id.ServerName;
import org.enishi.remote.GrowingPause;
import org.enishi.store.cache.Caches;

/** When servers were asked last, and how often in vain: whether it is too early to ask again. */
final class Pauses {
    private final Cache<ServerName, Attempt> attempts =
            Caches.builder().maximumSize(10_000).build();
    private final Duration afterSuccess;
    private final GrowingPause afterFailure;
    private final Clock clock;

    Pauses(Duration afterSuccess, GrowingPause afterFailure, Clock clock) {
        this.afterSuccess = afterSuccess;
        this.afterFailure = afterFailure;
        this.clock = clock;
    }

    boolean isTooEarly(ServerName server) {
        Attempt last = attempts.getIfPresent(server);
        return last != null && clock.millis() < last.at + pause(last);
    }

    void note(ServerName server, boolean success) {
        attempts.asMap().merge(server, new Attempt(success ? 0 : 1, clock.millis()), Attempt::after);
    }

    private long pause(Attempt last) {
        return last.failures == 0 ? afterSuccess.toMillis() : afterFailure.millis(last.failures);
    }

    private record Attempt(int failures, long at) {
        static Attempt after(Attempt before, Attempt now) {
            return now.failures == 0 ? now : new Attempt(before.failures + 1, now.at);
        }
    }
}
