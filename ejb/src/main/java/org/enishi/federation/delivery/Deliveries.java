package org.enishi.federation.delivery;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.enishi.federation.inbound.TransactionMemory;
import org.enishi.id.ServerName;
import org.enishi.journal.JournalTail;
import org.enishi.journal.Position;
import org.enishi.startup.Repeating;
import org.enishi.store.outbox.OutboxStore;

/** Follows the journal and wakes a courier for each destination that has something to get. */
@ApplicationScoped
class Deliveries {
    private static final Logger LOG = System.getLogger(Deliveries.class.getName());
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration TELL = Duration.ofSeconds(1);
    private static final Duration SWEEP = Duration.ofSeconds(15);
    private static final Duration CLEAN = Duration.ofSeconds(60);

    @Resource
    ManagedScheduledExecutorService timer;

    @Inject
    Feed feed;

    @Inject
    Couriers couriers;

    @Inject
    Batches batches;

    @Inject
    Edus edus;

    @Inject
    Ledger ledger;

    @Inject
    Standings standings;

    @Inject
    Waiting waiting;

    private final Repeating telling = new Repeating("Delivery: the ledger was not told", () -> standings.tell());
    private final Repeating retrying = new Repeating("Delivery: nothing was tried again", this::retry);
    private final Repeating sweeping = new Repeating("Delivery: nobody looked for work", this::sweep);
    private final Repeating cleaning = new Repeating("Delivery: nothing was cleaned up", () -> feed.clean());

    void start() {
        feed.start();
        telling.begin(timer, TELL, TELL);
        retrying.begin(timer, RETRY, RETRY);
        sweeping.begin(timer, Duration.ZERO, SWEEP);
        cleaning.begin(timer, CLEAN, CLEAN);
    }

    void stop() {
        for (Repeating each : List.of(cleaning, sweeping, retrying, telling)) each.end();
    }

    private void retry() {
        waiting.due().forEach(couriers::wake);
    }

    /** Whoever has not got everything: what nudges forgot, what another node left, what is allowed again. */
    void sweep() {
        batches.lookAnew();
        Set<ServerName> behind = ledger.behind();
        edus.mayWait(behind);
        long later = behind.stream().filter(server -> !couriers.wake(server)).count();
        if (later > 0) LOG.log(Level.WARNING, "{0} destinations wait longer: too many are delivered to at once", later);
    }

    void sweepSoon() {
        couriers.run(sweeping::turn);
    }

    /** A destination that failed has spoken to us. */
    void heard(ServerName server) {
        waiting.end(server).ifPresent(this::retrySoon);
    }

    /** Without waiting for the time of the next attempt. */
    void tryNow(ServerName server) {
        waiting.end(server);
        retrySoon(server);
    }

    private void retrySoon(ServerName server) {
        couriers.run(() -> {
            try {
                ledger.retryNow(server);
                couriers.wake(server);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "Delivery: retrying failed", e);
            }
        });
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
