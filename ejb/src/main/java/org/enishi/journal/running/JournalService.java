package org.enishi.journal.running;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.enishi.journal.batch.Committer;
import org.enishi.journal.batch.Feed;
import org.enishi.startup.StartupStep;
import org.enishi.startup.StopStep;
import org.enishi.startup.Summary;
import org.enishi.store.JournalStores;
import org.jspecify.annotations.Nullable;

/** Lets the journal run from the start of the server to its end, in which everything accepted is still written. */
@ApplicationScoped
public class JournalService implements StartupStep, StopStep {
    private static final int ORDER = 150;
    private static final int SECONDS_TO_STOP = 6;
    private static final int POLL_MILLISECONDS = 1000;

    @Inject
    Committer committer;

    @Inject
    Feed feed;

    @Inject
    JournalStores stores;

    @Resource
    ManagedThreadFactory threads;

    @Resource
    ManagedScheduledExecutorService scheduler;

    private @Nullable ScheduledFuture<?> poll;

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public void run(Summary summary) {
        committer.start(threads);
        poll = scheduler.scheduleWithFixedDelay(
                new Poll(stores, feed), POLL_MILLISECONDS, POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void run() {
        ScheduledFuture<?> polling = poll;
        if (polling != null) polling.cancel(false);
        committer.stop(SECONDS_TO_STOP);
    }
}
