package org.enishi.journal.running;

import com.github.benmanes.caffeine.cache.Cache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.ServerName;
import org.enishi.json.Json;
import org.enishi.remote.GrowingPause;
import org.enishi.store.cache.Caches;

/**
 * How often policy servers are asked: so many at once, and not again for a while where there was no answer, longer after
 * each. A room's users choose its policy server: one that never answers must not hold up others.
 */
@ApplicationScoped
class PolicyServerPace {
    private static final int MOST_SERVERS = 10_000;
    private static final int AT_ONCE = 16;
    private static final int WAIT_SECONDS = 5;
    private static final GrowingPause PAUSE = GrowingPause.doubling(Duration.ofSeconds(1), Duration.ofMinutes(1));

    @Inject
    Clock clock;

    private final Cache<ServerName, Lane> lanes =
            Caches.builder().maximumSize(MOST_SERVERS).build();

    /** @throws MatrixException {@link #later} if there was no answer a moment ago, or too many ask */
    Turn turn(ServerName server) {
        Lane lane = lane(server);
        if (clock.millis() < lane.notBefore || !acquire(lane.permits)) throw later(server);
        return new Turn(lane);
    }

    /** 429 {@code M_LIMIT_EXCEEDED}: clients try again by themselves, when the server is asked again. */
    MatrixException later(ServerName server) {
        long millis = Math.max(PAUSE.millis(1), lane(server).notBefore - clock.millis());
        return new MatrixException(
                ErrorCode.M_LIMIT_EXCEEDED,
                429,
                "The policy server of this room, " + server + ", does not answer",
                Json.object().add("retry_after_ms", millis).build());
    }

    private Lane lane(ServerName server) {
        return lanes.get(server.folded(), name -> new Lane());
    }

    private static boolean acquire(Semaphore permits) {
        try {
            return permits.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static final class Lane {
        private final Semaphore permits = new Semaphore(AT_ONCE);
        private volatile long notBefore;
        private volatile int failures;
    }

    /** One question. If it is not said that it was answered, it was not. */
    final class Turn implements AutoCloseable {
        private final Lane lane;
        private boolean answered;

        private Turn(Lane lane) {
            this.lane = lane;
        }

        void answered() {
            answered = true;
        }

        @Override
        public void close() {
            lane.permits.release();
            int failures = answered ? 0 : lane.failures + 1;
            lane.failures = failures;
            lane.notBefore = answered ? 0 : clock.millis() + PAUSE.millis(failures);
        }
    }
}
