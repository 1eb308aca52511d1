package org.enishi.policy.frozen;

import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.enishi.startup.StartupStep;
import org.enishi.startup.Summary;

/** Reads which rooms are frozen before the first request, and every second: another node may have frozen one. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FrozenWatch implements StartupStep {
    private static final int BEFORE_FEDERATION = 351;
    private static final long MILLIS = 1000;

    @Resource
    TimerService timers;

    @Inject
    FrozenRooms rooms;

    @Override
    public int order() {
        return BEFORE_FEDERATION;
    }

    @Override
    public void run(Summary summary) {
        rooms.refresh();
        timers.createIntervalTimer(MILLIS, MILLIS, new TimerConfig("frozen rooms", false));
    }

    @Timeout
    void look() {
        rooms.refresh();
    }
}
