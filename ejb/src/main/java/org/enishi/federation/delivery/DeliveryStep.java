package org.enishi.federation.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import org.enishi.policy.list.AllowListChanged;
import org.enishi.remote.DeliveryWanted;
import org.enishi.remote.PeerSpoke;
import org.enishi.remote.edu.EdusWaiting;
import org.enishi.startup.StartupStep;
import org.enishi.startup.StopStep;
import org.enishi.startup.Summary;

/** Starts and ends delivery, and wakes it when a peer speaks or the allow list changes. */
@ApplicationScoped
class DeliveryStep implements StartupStep, StopStep {
    @Inject
    Deliveries deliveries;

    @Inject
    Couriers couriers;

    @Inject
    Edus edus;

    @Inject
    Standings standings;

    private volatile boolean started;

    @Override
    public int order() {
        return 400;
    }

    @Override
    public void run(Summary summary) {
        deliveries.start();
        started = true;
    }

    @Override
    public void run() {
        started = false;
        deliveries.stop();
        couriers.stop();
        standings.giveUpAll();
    }

    void onPeer(@Observes PeerSpoke spoke) {
        if (started) deliveries.heard(spoke.server());
    }

    void onWish(@Observes DeliveryWanted wanted) {
        if (started) deliveries.tryNow(wanted.server());
    }

    void onEdus(@Observes(during = TransactionPhase.AFTER_SUCCESS) EdusWaiting waiting) {
        if (!started) return;
        edus.mayWait(waiting.servers());
        waiting.servers().forEach(couriers::wake);
    }

    void onList(@Observes AllowListChanged changed) {
        if (started) deliveries.sweepSoon();
    }
}
