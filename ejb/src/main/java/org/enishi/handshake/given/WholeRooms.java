package org.enishi.handshake.given;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.enishi.error.MatrixException;
import org.enishi.id.RoomId;
import org.enishi.journal.JournalTail;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;

/** For whoever needs all members of a room that a user of ours has just entered. Call it without a transaction. */
@ApplicationScoped
public class WholeRooms {
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final int MOST_WAITING = 64;

    @Inject
    Rooms rooms;

    @Inject
    JournalTail journal;

    private final Semaphore places = new Semaphore(MOST_WAITING);
    private final Object nudge = new Object();

    @PostConstruct
    void listen() {
        journal.onNudge(position -> {
            synchronized (nudge) {
                nudge.notifyAll();
            }
        });
    }

    /**
     * Returns at once but for rooms that are not whole yet.
     *
     * @throws MatrixException 503 if it takes too long, or too many wait
     */
    public void await(RoomId room) {
        if (!isPartial(room)) return;
        if (!places.tryAcquire()) throw RoomHead.notWhole();
        try {
            if (!becomesWhole(room, PATIENCE)) throw RoomHead.notWhole();
        } finally {
            places.release();
        }
    }

    /** Waits no longer than that. @return whether all is known */
    public boolean becomesWhole(RoomId room, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (isPartial(room)) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0 || !hasPaused(Math.min(left, 500))) return false;
        }
        return true;
    }

    public boolean isPartial(RoomId room) {
        return rooms.find(room).filter(RoomHead::isPartial).isPresent();
    }

    private boolean hasPaused(long millis) {
        try {
            synchronized (nudge) {
                nudge.wait(millis);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
