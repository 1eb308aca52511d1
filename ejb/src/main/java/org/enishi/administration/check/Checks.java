package org.enishi.administration.check;

import com.github.benmanes.caffeine.cache.Cache;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.enishi.id.ServerName;
import org.enishi.store.cache.Caches;

/** Tests that run, and the last result of each, for an hour, on this node: results are for the eyes of the one who asked. */
@ApplicationScoped
class Checks {
    private static final int KEPT = 1_000;
    private static final int AT_ONCE = 8;

    @Resource
    ManagedExecutorService executor;

    @Inject
    Inspection inspection;

    @Inject
    Clock clock;

    private final Semaphore permits = new Semaphore(AT_ONCE);
    private final Cache<ServerName, Check> checks = Caches.builder()
            .maximumSize(KEPT)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    Optional<Check> find(ServerName server) {
        return Optional.ofNullable(checks.getIfPresent(server.folded()));
    }

    /** One that runs already goes on instead. @return false if too many run */
    boolean start(ServerName server) {
        if (find(server).filter(check -> !check.isOver()).isPresent()) return true;
        if (!permits.tryAcquire()) return false;
        var check = new Check(clock.instant());
        checks.put(server.folded(), check);
        executor.execute(() -> run(server, check));
        return true;
    }

    private void run(ServerName server, Check check) {
        try {
            inspection.of(server, check);
        } finally {
            check.end();
            permits.release();
        }
    }
}
