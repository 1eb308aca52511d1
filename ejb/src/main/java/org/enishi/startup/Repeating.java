package org.enishi.startup;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Something that is done again and again while Enishi runs, one turn at a time. A turn that fails is complained of, and the
 * next one comes; a turn that is under way at the end may finish, because what interrupts it would break a statement off.
 */
public final class Repeating {
    private static final Logger LOG = System.getLogger(Repeating.class.getName());
    private static final int SECONDS_TO_END = 2;

    private final String complaint;
    private final Runnable action;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile boolean on;
    private volatile @Nullable ScheduledFuture<?> turns;

    /** @param complaint what the log says of a turn that failed */
    public Repeating(String complaint, Runnable action) {
        this.complaint = complaint;
        this.action = action;
    }

    /** @param pause from the end of a turn to the beginning of the next */
    public void begin(ScheduledExecutorService timer, Duration first, Duration pause) {
        on = true;
        turns = timer.scheduleWithFixedDelay(this::turn, first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    public boolean isOn() {
        return on;
    }

    /** A turn on this thread, when the one under way has ended; none if it is not on. */
    public void turn() {
        turn.lock();
        try {
            if (isOn()) action.run();
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, complaint, failure);
        } finally {
            turn.unlock();
        }
    }

    /** Afterwards no turn begins; one may be under way. It may begin again. */
    public void cease() {
        on = false;
        ScheduledFuture<?> ending = turns;
        if (ending != null) ending.cancel(false);
    }

    /** As {@link #cease}, and waits for the turn under way, two seconds at most. */
    public void end() {
        cease();
        try {
            if (turn.tryLock(SECONDS_TO_END, TimeUnit.SECONDS)) turn.unlock();
            else LOG.log(Level.INFO, "Not waited for any longer: the turn whose failure reads \"{0}\"", complaint);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
