package org.enishi.federation.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.enishi.id.ServerName;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.outbox.Delivery;
import org.enishi.store.outbox.OutboxStore;

/**
 * Chooses what goes to a destination next: what it has not got and may get, in order. After a long outage only the last
 * event of each room, by which the other side finds the rest.
 */
@ApplicationScoped
class Batches {
    private static final int MAX_PDUS = 50;
    private static final int FAR_BEHIND = 1_000;
    private static final Duration LONG_AGO = Duration.ofMinutes(10);

    @Inject
    OutboxStore outbox;

    @Inject
    EventStore events;

    @Inject
    Ledger ledger;

    @Inject
    DeliveryPolicy policy;

    @Inject
    Clock clock;

    /** Up to this outbox position there was nothing that the destination may get. */
    private record Barren(long upTo, int look) {}

    private final Map<ServerName, Barren> barren = new ConcurrentHashMap<>();
    private final AtomicInteger look = new AtomicInteger();

    /** What was forbidden may be allowed by now. */
    void lookAnew() {
        look.incrementAndGet();
    }

    /**
     * Empty if there is nothing, or nothing that it may get now: that is remembered until {@link #lookAnew}, because whoever
     * may get nothing is looked at for each new event.
     *
     * @param last not beyond this outbox position
     */
    Batch next(ServerName server, long sentTo, long last) {
        int now = look.get();
        long from = Math.max(sentTo, barrenUpTo(server, now));
        List<Delivery> pending = pending(server, from, last);
        while (!pending.isEmpty()) {
            List<Delivery> page = thinned(server, from, pending);
            Batch batch = allowed(server, page);
            if (!batch.isEmpty()) return batch;
            from = page.get(page.size() - 1).position();
            barren.put(server, new Barren(from, now));
            pending = pending(server, from, last);
        }
        return Batch.NONE;
    }

    private long barrenUpTo(ServerName server, int now) {
        Barren known = barren.get(server);
        return known != null && known.look == now ? known.upTo : 0;
    }

    private List<Delivery> pending(ServerName server, long from, long last) {
        return outbox.behind(server, from, MAX_PDUS).stream()
                .filter(delivery -> delivery.position() <= last)
                .toList();
    }

    private List<Delivery> thinned(ServerName server, long from, List<Delivery> pending) {
        boolean farBehind = pending.size() == MAX_PDUS
                && isOld(pending.get(0))
                && outbox.behind(server, from, FAR_BEHIND).size() == FAR_BEHIND;
        if (!farBehind) return pending;
        Set<Long> newest = new HashSet<>(ledger.newestOfRooms(server, from, MAX_PDUS));
        long first = newest.stream().mapToLong(Long::longValue).min().orElse(from);
        List<Delivery> ends = outbox.behind(server, first - 1, FAR_BEHIND).stream()
                .filter(delivery -> newest.contains(delivery.position()))
                .toList();
        boolean haveGoneMeanwhile = ends.isEmpty();
        return haveGoneMeanwhile ? pending : ends;
    }

    private boolean isOld(Delivery delivery) {
        long longAgo = clock.millis() - LONG_AGO.toMillis();
        return Optional.ofNullable(events.byNid(List.of(delivery.event())).get(delivery.event()))
                .filter(stored -> stored.event().originServerTs() < longAgo)
                .isPresent();
    }

    /** Events that it may not get are passed over only together with later ones that it may get. */
    private Batch allowed(ServerName server, List<Delivery> pending) {
        Map<Long, StoredEvent> stored =
                events.byNid(pending.stream().map(Delivery::event).collect(Collectors.toSet()));
        Map<Long, byte[]> sendable = policy.allowed(server, stored.values()).stream()
                .collect(Collectors.toMap(StoredEvent::nid, each -> each.event().bytes()));
        List<Delivery> chosen = pending.stream()
                .filter(delivery -> sendable.containsKey(delivery.event()))
                .toList();
        if (chosen.isEmpty()) return Batch.NONE;
        List<byte[]> bodies = chosen.stream()
                .flatMap(delivery -> Optional.ofNullable(sendable.get(delivery.event())).stream())
                .toList();
        return new Batch(chosen.get(0).position(), chosen.get(chosen.size() - 1).position(), bodies, List.of());
    }
}
