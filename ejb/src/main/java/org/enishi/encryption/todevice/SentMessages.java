package org.enishi.encryption.todevice;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.enishi.startup.Repeating;
import org.enishi.startup.StartupStep;
import org.enishi.startup.StopStep;
import org.enishi.startup.Summary;
import org.enishi.store.encryption.ToDeviceStore;

/** Forgets what was sent long ago: nobody repeats it any more. */
@ApplicationScoped
class SentMessages implements StartupStep, StopStep {
    private static final Duration KEPT = Duration.ofDays(7);
    private static final int ORDER = 410;

    @Resource
    ManagedScheduledExecutorService timer;

    @Inject
    ToDeviceStore store;

    @Inject
    Clock clock;

    private final Repeating forgetting = new Repeating("Old transactions cannot be forgotten", this::forget);

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public void run(Summary summary) {
        forgetting.begin(timer, Duration.ofMinutes(1), Duration.ofHours(1));
    }

    @Override
    public void run() {
        forgetting.end();
    }

    private void forget() {
        store.forgetSent(clock.millis() - KEPT.toMillis());
    }
}
