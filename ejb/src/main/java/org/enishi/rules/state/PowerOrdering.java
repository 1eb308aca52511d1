package org.enishi.rules.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.enishi.event.Event;
import org.enishi.event.RoomState;
import org.enishi.id.EventId;
import org.enishi.rules.auth.AuthEvents;
import org.enishi.rules.auth.PowerLevels;

/**
 * The reverse topological power ordering: what others stand on comes first; among those that are free to come, the
 * mightier sender's, then the earlier, then the lesser ID.
 */
final class PowerOrdering {
    private final AuthChains chains;
    private final Optional<Event> create;

    private record Ranked(Event event, long power) {}

    private static final Comparator<Ranked> ORDER = Comparator.comparingLong(Ranked::power)
            .reversed()
            .thenComparingLong(ranked -> ranked.event.originServerTs())
            .thenComparing(ranked -> ranked.event.id());

    PowerOrdering(AuthChains chains, Optional<Event> create) {
        this.chains = chains;
        this.create = create;
    }

    /** By Kahn's algorithm. Events on a cycle, which no honest server makes, are left out. */
    List<Event> sort(Set<EventId> ids) {
        Map<EventId, Set<EventId>> waitingFor = new HashMap<>();
        Map<EventId, List<EventId>> citedBy = new HashMap<>();
        var ready = new PriorityQueue<Ranked>(ORDER);
        for (EventId id : ids) {
            Set<EventId> within = new HashSet<>(chains.event(id).authEvents());
            within.retainAll(ids);
            waitingFor.put(id, within);
            within.forEach(auth ->
                    citedBy.computeIfAbsent(auth, any -> new ArrayList<>()).add(id));
            if (within.isEmpty()) ready.add(ranked(id));
        }
        List<Event> sorted = new ArrayList<>();
        while (!ready.isEmpty()) {
            Event next = ready.remove().event();
            sorted.add(next);
            for (EventId citing : citedBy.getOrDefault(next.id(), List.of())) {
                Set<EventId> rest = waitingFor.getOrDefault(citing, Set.of());
                rest.remove(next.id());
                if (rest.isEmpty()) ready.add(ranked(citing));
            }
        }
        return sorted;
    }

    /** The sender's power as the event's own auth events say. */
    private Ranked ranked(EventId id) {
        Event event = chains.event(id);
        RoomState ownState = AuthEvents.state(chains.authEventsOf(event), create);
        return new Ranked(event, PowerLevels.of(ownState).of(event.sender()));
    }
}
