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
    private static final int MAX_PAGES = 40;
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

    /**
     * Empty if there is nothing, or nothing that it may get now.
     *
     * @param last not beyond this outbox position
     */
    Batch next(ServerName server, long sentTo, long last) {
        long from = sentTo;
        for (int page = 0; page < MAX_PAGES; page++) {
            List<Delivery> pending = outbox.behind(server, from, MAX_PDUS).stream()
                    .filter(delivery -> delivery.position() <= last)
                    .toList();
            if (pending.isEmpty()) return Batch.NONE;
            Batch batch = allowed(server, thinned(server, from, pending));
            if (!batch.isEmpty()) return batch;
            from = pending.get(pending.size() - 1).position();
        }
        return Batch.NONE;
    }

    private List<Delivery> thinned(ServerName server, long from, List<Delivery> pending) {
        boolean farBehind = pending.size() == MAX_PDUS
                && isOld(pending.get(0))
                && outbox.behind(server, from, FAR_BEHIND).size() == FAR_BEHIND;
        if (!farBehind) return pending;
        Set<Long> newest = new HashSet<>(ledger.newestOfRooms(server, from, MAX_PDUS));
        long first = newest.stream().mapToLong(Long::longValue).min().orElse(from);
        return outbox.behind(server, first - 1, FAR_BEHIND).stream()
                .filter(delivery -> newest.contains(delivery.position()))
                .toList();
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
