package org.enishi.federation.completion;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.enishi.handshake.given.EnteredPartly;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.remote.GrowingPause;
import org.enishi.startup.Repeating;
import org.enishi.startup.StartupStep;
import org.enishi.startup.StopStep;
import org.enishi.startup.Summary;
import org.enishi.store.room.PartialRoom;

/**
 * Completes rooms: at once those that this node has entered, and from time to time those that are due, whoever entered
 * them. One node claims a room by moving the time at which it is due.
 */
@ApplicationScoped
class Completions implements StartupStep, StopStep {
    private static final Logger LOG = System.getLogger(Completions.class.getName());
    private static final int AFTER_THE_JOURNAL = 407;
    private static final int AT_ONCE = 4;
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final GrowingPause PAUSE = GrowingPause.doubling(EVERY, Duration.ofMinutes(10));

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    CompletionBook book;

    @Inject
    Rooms rooms;

    @Inject
    Completion completion;

    @Inject
    Clock clock;

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Repeating looks = new Repeating("Rooms whose members are missing are not looked for", this::look);

    @Override
    public int order() {
        return AFTER_THE_JOURNAL;
    }

    @Override
    public void run(Summary summary) {
        looks.begin(executor, Duration.ZERO, EVERY);
    }

    @Override
    public void run() {
        looks.end();
    }

    /** If all places are taken its time comes later. */
    void onEntered(@Observes EnteredPartly entered) {
        rooms.find(entered.room())
                .flatMap(room -> book.find(room.nid()))
                .ifPresent(room -> begin(room, Long.MAX_VALUE));
    }

    private void look() {
        long now = clock.millis();
        book.due(now, AT_ONCE).forEach(room -> begin(room, now));
    }

    private void begin(PartialRoom room, long dueBefore) {
        if (!places.tryAcquire()) return;
        try {
            executor.execute(() -> work(room, dueBefore));
        } catch (RuntimeException rejected) {
            places.release();
            throw rejected;
        }
    }

    private void work(PartialRoom room, long dueBefore) {
        try {
            long until = clock.millis() + LEASE.toMillis();
            if (!book.claim(room, dueBefore, until)) return;
            if (!isComplete(room)) book.failed(room, clock.millis() + PAUSE.millis(room.attempts() + 1));
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "The members of a room are not fetched", failure);
        } finally {
            places.release();
        }
    }

    private boolean isComplete(PartialRoom partial) {
        Optional<RoomHead> room = rooms.find(partial.room());
        try {
            return room.isEmpty() || completion.complete(partial, room.get());
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "The members of a room cannot be completed", failure);
            return false;
        }
    }
}
