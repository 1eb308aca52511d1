package org.enishi.governance.acl;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
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

/** Looks after the rooms' lists when agreements change, and from time to time: agreements begin and end by themselves, too. */
@ApplicationScoped
public class RoomAclStep implements StartupStep, StopStep {
    private static final Logger LOG = System.getLogger(RoomAclStep.class.getName());
    private static final int AFTER_THE_JOURNAL = 420;
    private static final int EVERY_SECONDS = 30;

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    RoomAcls acls;

    private final AtomicBoolean asked = new AtomicBoolean();
    private @Nullable ScheduledFuture<?> timer;

    @Override
    public int order() {
        return AFTER_THE_JOURNAL;
    }

    @Override
    public void run(Summary summary) {
        timer = executor.scheduleWithFixedDelay(this::follow, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void run() {
        ScheduledFuture<?> running = timer;
        timer = null;
        if (running != null) running.cancel(false);
    }

    void onList(@Observes AllowListChanged changed) {
        if (timer != null && asked.compareAndSet(false, true)) executor.execute(this::follow);
    }

    private synchronized void follow() {
        asked.set(false);
        try {
            acls.followAll();
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "Rooms' lists of allowed servers are not up to date", failure);
        }
    }
}
