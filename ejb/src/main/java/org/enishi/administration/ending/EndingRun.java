package org.enishi.administration.ending;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.enishi.startup.StartupStep;
import org.enishi.startup.StopStep;
import org.enishi.startup.Summary;
import org.enishi.store.governance.Ending;
import org.enishi.store.governance.EndingStore;
import org.jspecify.annotations.Nullable;

/** Goes on with what is being ended, from where it stands: every two seconds, and at once when something begins. */
@ApplicationScoped
public class EndingRun implements StartupStep, StopStep {
    private static final Logger LOG = System.getLogger(EndingRun.class.getName());
    private static final int AFTER_DELIVERY = 430;
    private static final int EVERY_SECONDS = 2;

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    EndingStore endings;

    @Inject
    EndingSteps steps;

    private volatile @Nullable ScheduledFuture<?> timer;

    @Override
    public int order() {
        return AFTER_DELIVERY;
    }

    @Override
    public void run(Summary summary) {
        timer = executor.scheduleWithFixedDelay(this::goOn, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void run() {
        ScheduledFuture<?> running = timer;
        timer = null;
        if (running != null) running.cancel(false);
    }

    void soon() {
        executor.execute(this::goOn);
    }

    private synchronized void goOn() {
        for (Ending ending : endings.running()) goOn(ending);
    }

    private void goOn(Ending ending) {
        try {
            while (timer != null && steps.step(ending.domain())) LOG.log(Level.DEBUG, "{0} goes on", ending.domain());
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "The agreement with " + ending.domain() + " is not ended yet", failure);
        }
    }
}
