package org.enishi.journal.running;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.enishi.journal.batch.Committer;
import org.enishi.journal.batch.Feed;
import org.enishi.startup.Repeating;
import org.enishi.startup.StartupStep;
import org.enishi.startup.StopStep;
import org.enishi.startup.Summary;
import org.enishi.store.JournalStores;

/** Lets the journal run from the start of the server to its end, in which everything accepted is still written. */
@ApplicationScoped
public class JournalService implements StartupStep, StopStep {
    private static final int ORDER = 150;
    private static final int SECONDS_TO_STOP = 6;
    private static final Duration POLL = Duration.ofSeconds(1);

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

    private final Repeating polling = new Repeating("The journal cannot be read", this::poll);

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public void run(Summary summary) {
        committer.start(threads);
        polling.begin(scheduler, POLL, POLL);
    }

    @Override
    public void run() {
        polling.end();
        committer.stop(SECONDS_TO_STOP);
    }

    /** Whether other nodes have written: the bound on how late a lost nudge is made good. */
    private void poll() {
        feed.catchUp(stores.journal().latest());
        feed.nudge();
    }
}
