package org.enishi.partner;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.enishi.remote.http.Parallel;
import org.enishi.startup.StartupStep;
import org.enishi.startup.StopStep;
import org.enishi.startup.Summary;
import org.jspecify.annotations.Nullable;

/** Asks partners when their time has come: a few at once, each second, on one node each. */
@ApplicationScoped
public class AskingStep implements StartupStep, StopStep {
    private static final Logger LOG = System.getLogger(AskingStep.class.getName());
    private static final int AFTER_FEDERATION = 410;
    private static final int AT_ONCE = 16;
    private static final int ROUNDS_BETWEEN_PRUNINGS = 600;

    @Resource
    ManagedScheduledExecutorService timer;

    @Inject
    TheirStatements theirs;

    @Inject
    Asker asker;

    @Inject
    Parallel parallel;

    private @Nullable ScheduledFuture<?> running;
    private int rounds;

    @Override
    public int order() {
        return AFTER_FEDERATION;
    }

    @Override
    public void run(Summary summary) {
        running = timer.scheduleWithFixedDelay(this::round, 2, 1, TimeUnit.SECONDS);
    }

    @Override
    public void run() {
        ScheduledFuture<?> ending = running;
        if (ending != null) ending.cancel(false);
    }

    private void round() {
        try {
            List<TheirStatements.Turn> due = theirs.claim(AT_ONCE);
            parallel.each(due, asker::ask);
            if (++rounds % ROUNDS_BETWEEN_PRUNINGS == 0) theirs.prune();
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "Partners are not asked what they allow: {0}", failed.getMessage());
        }
    }
}
