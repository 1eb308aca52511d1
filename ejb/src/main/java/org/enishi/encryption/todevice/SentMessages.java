package org.enishi.encryption.todevice;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.enishi.startup.StartupStep;
import org.enishi.startup.Summary;
import org.enishi.store.encryption.ToDeviceStore;
import org.enishi.store.sql.StorageFailure;

/** Forgets what was sent long ago: nobody repeats it any more. */
@ApplicationScoped
class SentMessages implements StartupStep {
    private static final Logger LOG = System.getLogger(SentMessages.class.getName());
    private static final Duration KEPT = Duration.ofDays(7);
    private static final int ORDER = 410;

    @Resource
    ManagedScheduledExecutorService timer;

    @Inject
    ToDeviceStore store;

    @Inject
    Clock clock;

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public void run(Summary summary) {
        timer.scheduleWithFixedDelay(this::forget, 1, 60, TimeUnit.MINUTES);
    }

    private void forget() {
        try {
            store.forgetSent(clock.millis() - KEPT.toMillis());
        } catch (StorageFailure failure) {
            LOG.log(Level.WARNING, "Old transactions cannot be forgotten", failure);
        }
    }
}
