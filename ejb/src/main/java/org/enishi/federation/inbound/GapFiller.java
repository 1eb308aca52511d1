package org.enishi.federation.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enishi.event.Event;
import org.enishi.federation.inbound.Recorder.Settled;
import org.enishi.handshake.history.EventOrder;
import org.enishi.handshake.history.MissingState;
import org.enishi.handshake.history.PeerHistory;
import org.enishi.id.EventId;

/**
 * Fetches the events between those that are here and one that came, and where that does not reach, the state at the gap.
 * Rounds, events and states are bounded by the {@link Budget}.
 */
@ApplicationScoped
class GapFiller {
    private static final int PAGE = 100;

    @Inject
    PeerHistory peer;

    @Inject
    MissingState states;

    @Inject
    Known known;

    /** What is to be recorded so that the event can be, oldest first; without the event if it cannot be judged. */
    List<Settled> fill(Arrival arrival, Event event) {
        List<Event> chain = EventOrder.oldestFirst(between(arrival, event));
        Set<EventId> untold = states.authEventsOf(arrival.origin(), arrival.room(), chain);
        Set<EventId> missing = known.missingPrev(prevEvents(chain));
        Set<EventId> reached = new HashSet<>();
        List<Settled> settled = new ArrayList<>();
        for (Event each : chain) {
            if (each.authEvents().stream().anyMatch(untold::contains)) continue;
            boolean follows = each.prevEvents().stream().allMatch(id -> !missing.contains(id) || reached.contains(id));
            if (follows) settled.add(Settled.of(each));
            else if (arrival.budget().allowsState())
                settled.add(new Settled(each, states.before(arrival.origin(), arrival.room(), each.id())));
            else continue;
            reached.add(each.id());
        }
        return settled;
    }

    /** The event and what the peer gives between it and what is here. */
    private Collection<Event> between(Arrival arrival, Event event) {
        Map<EventId, Event> chain = new HashMap<>(Map.of(event.id(), event));
        Set<EventId> open = known.missingPrev(event.prevEvents());
        Set<EventId> latest = Set.of(event.id());
        while (!open.isEmpty() && arrival.budget().allowsRound()) {
            List<Event> fetched = peer.between(arrival.origin(), arrival.room(), latest, PAGE);
            arrival.budget().spend(fetched.size());
            int before = chain.size();
            fetched.forEach(each -> chain.putIfAbsent(each.id(), each));
            if (chain.size() == before) break;
            Set<EventId> stillOpen = known.missingPrev(prevEvents(chain.values()));
            stillOpen.removeAll(chain.keySet());
            latest = chain.values().stream()
                    .filter(each -> each.prevEvents().stream().anyMatch(stillOpen::contains))
                    .map(Event::id)
                    .limit(20)
                    .collect(Collectors.toSet());
            open = stillOpen;
        }
        return chain.values();
    }

    private static Set<EventId> prevEvents(Collection<Event> events) {
        return events.stream().flatMap(event -> event.prevEvents().stream()).collect(Collectors.toSet());
    }
}
