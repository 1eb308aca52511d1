package org.enishi.typing;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.enishi.startup.StartupStep;
import org.enishi.startup.StopStep;
import org.enishi.startup.Summary;
import org.jspecify.annotations.Nullable;

/** Nobody types for ever: looks every half second whose time is over. */
@ApplicationScoped
public class TypingExpiry implements StartupStep, StopStep {
    private static final int AFTER_THE_JOURNAL = 400;
    private static final long EVERY_MILLIS = 500;

    @Resource
    ManagedScheduledExecutorService timer;

    @Inject
    TypingBoard board;

    private @Nullable ScheduledFuture<?> looking;

    @Override
    public int order() {
        return AFTER_THE_JOURNAL;
    }

    @Override
    public void run(Summary summary) {
        looking = timer.scheduleWithFixedDelay(board::expire, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void run() {
        ScheduledFuture<?> running = looking;
        if (running != null) running.cancel(false);
    }
}
