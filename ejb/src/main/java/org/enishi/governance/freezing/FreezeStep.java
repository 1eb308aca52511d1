package org.enishi.governance.freezing;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.enishi.policy.frozen.FrozenRooms;
import org.enishi.policy.list.AllowListChanged;
import org.enishi.startup.StartupStep;
import org.enishi.startup.StopStep;
import org.enishi.startup.Summary;
import org.jspecify.annotations.Nullable;

/** Looks after frozen rooms when agreements change, and every few seconds: somebody may have been removed. */
@ApplicationScoped
public class FreezeStep implements StartupStep, StopStep {
    private static final Logger LOG = System.getLogger(FreezeStep.class.getName());
    private static final int AFTER_THE_JOURNAL = 421;
    private static final int EVERY_SECONDS = 10;

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    FreezeReview review;

    @Inject
    FrozenRooms frozen;

    private volatile @Nullable ScheduledFuture<?> timer;

    @Override
    public int order() {
        return AFTER_THE_JOURNAL;
    }

    @Override
    public void run(Summary summary) {
        timer = executor.scheduleWithFixedDelay(this::look, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void run() {
        ScheduledFuture<?> running = timer;
        timer = null;
        if (running != null) running.cancel(false);
    }

    void onList(@Observes AllowListChanged changed) {
        if (timer != null) executor.execute(this::look);
    }

    private synchronized void look() {
        try {
            review.review(frozen);
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "Frozen rooms were not looked at", failure);
        }
    }
}
