package org.enishi.federation.delivery;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.enishi.federation.inbound.TransactionMemory;
import org.enishi.id.ServerName;
import org.enishi.journal.JournalTail;
import org.enishi.journal.Position;
import org.enishi.store.outbox.OutboxStore;

/** Follows the journal and wakes a courier for each destination that has something to get. */
@ApplicationScoped
class Deliveries {
    private static final Logger LOG = System.getLogger(Deliveries.class.getName());
    private static final int RETRY_SECONDS = 1;
    private static final int TELL_SECONDS = 1;
    private static final int SWEEP_SECONDS = 15;
    private static final int CLEAN_SECONDS = 60;

    @Resource
    ManagedScheduledExecutorService timer;

    @Inject
    Feed feed;

    @Inject
    Couriers couriers;

    @Inject
    Edus edus;

    @Inject
    Ledger ledger;

    @Inject
    Standings standings;

    @Inject
    Waiting waiting;

    void start() {
        feed.start();
        timer.scheduleWithFixedDelay(
                guarded("telling the ledger", standings::tell), TELL_SECONDS, TELL_SECONDS, TimeUnit.SECONDS);
        timer.scheduleWithFixedDelay(
                guarded("retrying", () -> waiting.due().forEach(couriers::wake)),
                RETRY_SECONDS,
                RETRY_SECONDS,
                TimeUnit.SECONDS);
        timer.scheduleWithFixedDelay(guarded("looking for work", this::sweep), 0, SWEEP_SECONDS, TimeUnit.SECONDS);
        timer.scheduleWithFixedDelay(
                guarded("cleaning up", feed::clean), CLEAN_SECONDS, CLEAN_SECONDS, TimeUnit.SECONDS);
    }

    /** Whoever has not got everything: what nudges forgot, what another node left, what is allowed again. */
    void sweep() {
        Set<ServerName> behind = ledger.behind();
        edus.mayWait(behind);
        long later = behind.stream().filter(server -> !couriers.wake(server)).count();
        if (later > 0) LOG.log(Level.WARNING, "{0} destinations wait longer: too many are delivered to at once", later);
    }

    void sweepSoon() {
        couriers.run(guarded("looking for work", this::sweep));
    }

    /** A destination that failed has spoken to us. */
    void heard(ServerName server) {
        waiting.end(server)
                .ifPresent(destination -> couriers.run(guarded("retrying", () -> {
                    ledger.retryNow(destination);
                    couriers.wake(destination);
                })));
    }

    /** Without waiting for the time of the next attempt. */
    void tryNow(ServerName server) {
        waiting.end(server);
        couriers.run(guarded("retrying", () -> {
            ledger.retryNow(server);
            couriers.wake(server);
        }));
    }

    private static Runnable guarded(String what, Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "Delivery: " + what + " failed", e);
            }
        };
    }

    /** What the journal tells about the outbox. */
    @ApplicationScoped
    static class Feed {
        @Inject
        JournalTail tail;

        @Inject
        OutboxStore outbox;

        @Inject
        Couriers couriers;

        @Inject
        Ledger ledger;

        @Inject
        TransactionMemory received;

        private final AtomicBoolean asked = new AtomicBoolean();
        private final AtomicLong seen = new AtomicLong();

        void start() {
            seen.set(tail.latest().value());
            tail.onNudge(position -> {
                if (asked.compareAndSet(false, true) && !couriers.run(() -> couriers.wakeFromWithin(look(position))))
                    asked.set(false);
            });
        }

        void clean() {
            ledger.prune(tail.latest().value());
            received.forgetOld();
        }

        /** Whom the nudges since the last look concern. */
        private synchronized Set<ServerName> look(Position nudged) {
            asked.set(false);
            long upTo = Math.max(nudged.value(), tail.latest().value());
            long from = seen.get();
            if (upTo <= from) return Set.of();
            Set<ServerName> named = outbox.destinations(from, upTo);
            seen.set(upTo);
            return named;
        }
    }
}
