package org.enishi.encryption.remote;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.enishi.id.UserId;
import org.enishi.remote.GrowingPause;
import org.enishi.startup.StartupStep;
import org.enishi.startup.Summary;
import org.enishi.store.encryption.remote.RemoteListStore;

/**
 * Asks again for device lists that have a gap, before anybody wants them: of each user one question at a time, few in all, and
 * ever more rarely where there is no answer. What is given up is asked for when somebody wants it, and at the next start.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#device-management">Matrix v1.19, server-server API,
 *     "Device Management"</a>
 */
@ApplicationScoped
public class ListRepair implements StartupStep {
    private static final int AFTER_THE_JOURNAL = 407;
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_AT_A_START = 1_000;
    private static final int AT_ONCE = 4;
    private static final int MOST_TRIES = 10;
    private static final long WHEN_ALL_ARE_BUSY = 1_000;
    private static final GrowingPause PAUSE = GrowingPause.doubling(Duration.ofSeconds(5), Duration.ofHours(1));

    private final Set<UserId> waiting = ConcurrentHashMap.newKeySet();
    private final Semaphore places = new Semaphore(AT_ONCE);

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    RemoteKeys remote;

    @Inject
    RemoteListStore lists;

    @Override
    public int order() {
        return AFTER_THE_JOURNAL;
    }

    @Override
    public void run(Summary summary) {
        lists.stale(MOST_AT_A_START).forEach(this::of);
    }

    /** Soon, in the background. */
    public void of(UserId user) {
        schedule(user, 0, 0);
    }

    private void schedule(UserId user, int tries, long millis) {
        if (waiting.size() < MOST_WAITING && waiting.add(user))
            executor.schedule(() -> attempt(user, tries), millis, TimeUnit.MILLISECONDS);
    }

    private void attempt(UserId user, int tries) {
        boolean free = places.tryAcquire();
        try {
            if (free) remote.query(List.of(user), 0);
        } finally {
            if (free) places.release();
            waiting.remove(user);
        }
        if (!free) schedule(user, tries, WHEN_ALL_ARE_BUSY);
        else if (tries < MOST_TRIES && isStillWanted(user)) schedule(user, tries + 1, PAUSE.millis(tries + 1));
    }

    private boolean isStillWanted(UserId user) {
        return lists.current(List.of(user)).isEmpty()
                && !lists.sharing(List.of(user)).isEmpty();
    }
}
