package org.enishi.policy.list;

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

/** Reads the list before the first request, and every second looks whether another node changed it. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AllowListWatch implements StartupStep {
    private static final int BEFORE_FEDERATION = 350;
    private static final long MILLIS = 1000;

    @Resource
    TimerService timers;

    @Inject
    CurrentLists list;

    @Override
    public int order() {
        return BEFORE_FEDERATION;
    }

    @Override
    public void run(Summary summary) {
        list.refresh();
        timers.createIntervalTimer(MILLIS, MILLIS, new TimerConfig("allow list", false));
    }

    @Timeout
    void look() {
        list.refresh();
    }
}
