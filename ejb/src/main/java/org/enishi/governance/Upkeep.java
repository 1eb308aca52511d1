package org.enishi.governance;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.enishi.policy.list.AllowListChanged;
import org.enishi.startup.StartupStep;
import org.enishi.startup.StopStep;
import org.enishi.startup.Summary;
import org.jspecify.annotations.Nullable;

/** What is looked after when agreements change, and from time to time: never twice at once. */
public abstract class Upkeep implements StartupStep, StopStep {
    private static final Logger LOG = System.getLogger(Upkeep.class.getName());

    @Resource
    ManagedScheduledExecutorService executor;

    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile @Nullable ScheduledFuture<?> timer;

    protected abstract int everySeconds();

    protected abstract void look();

    /** What is said when a look fails; the next one comes. */
    protected abstract String complaint();

    @Override
    public void run(Summary summary) {
        timer = executor.scheduleWithFixedDelay(this::lookGuarded, 0, everySeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void run() {
        ScheduledFuture<?> running = timer;
        timer = null;
        if (running != null) running.cancel(false);
    }

    protected void onList(@Observes AllowListChanged changed) {
        if (timer != null && asked.compareAndSet(false, true)) executor.execute(this::lookGuarded);
    }

    private synchronized void lookGuarded() {
        asked.set(false);
        try {
            look();
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, complaint(), failure);
        }
    }
}
