package org.enishi.journal.batch;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.enishi.journal.Draft;
import org.enishi.journal.endorsement.Endorsements;
import org.jspecify.annotations.Nullable;

/** The one thread that writes on this node. While a batch commits, the next one gathers: the busier, the larger. */
public final class Committer {
    private static final Logger LOG = System.getLogger(Committer.class.getName());
    private static final int MAX_BATCH = 64;
    private static final int MAX_WAITING = 4096;
    private static final int SECONDS_TO_BEGIN = 20;
    private static final int SECONDS_TO_END = 60;

    private final Batches batches;
    private final BlockingQueue<Waiting<?>> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private volatile boolean open;
    private @Nullable Thread thread;

    public Committer(Batches batches) {
        this.batches = batches;
    }

    public synchronized void start(ThreadFactory threads) {
        open = true;
        Thread started = threads.newThread(this::run);
        thread = started;
        started.start();
    }

    /** Writes what was accepted, takes no more. */
    public synchronized void stop(int seconds) {
        open = false;
        Thread running = thread;
        if (running == null) return;
        try {
            running.join(TimeUnit.SECONDS.toMillis(seconds));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        if (running.isAlive()) LOG.log(Level.WARNING, "The journal did not finish within {0} s", seconds);
        thread = null;
    }

    /**
     * Waits for the commit.
     *
     * @param endorsements of the draft
     */
    public <T> T write(Draft<T> draft, Endorsements endorsements) {
        var mine = new Waiting<>(draft, endorsements);
        if (!open || !offer(mine)) throw Waiting.busy();
        return mine.await(SECONDS_TO_BEGIN, SECONDS_TO_END);
    }

    private boolean offer(Waiting<?> mine) {
        try {
            return waiting.offer(mine, SECONDS_TO_BEGIN, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void run() {
        while (open || !waiting.isEmpty()) {
            try {
                List<Waiting<?>> batch = gather();
                if (!batch.isEmpty()) batches.write(batch);
            } catch (InterruptedException stopped) {
                LOG.log(Level.WARNING, "The journal was interrupted");
                Thread.currentThread().interrupt();
                open = false;
                break;
            } catch (RuntimeException | Error failure) {
                LOG.log(Level.ERROR, "The journal goes on after a failure", failure);
            }
        }
        refuseRest();
    }

    private List<Waiting<?>> gather() throws InterruptedException {
        Waiting<?> first = waiting.poll(200, TimeUnit.MILLISECONDS);
        List<Waiting<?>> batch = new ArrayList<>();
        if (first == null) return batch;
        batch.add(first);
        waiting.drainTo(batch, MAX_BATCH - 1);
        batch.removeIf(each -> !each.take());
        return batch;
    }

    private void refuseRest() {
        List<Waiting<?>> rest = new ArrayList<>();
        waiting.drainTo(rest);
        rest.forEach(each -> each.fail(Waiting.busy()));
    }
}
