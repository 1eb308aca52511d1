package org.enishi.journal.resolution;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.enishi.id.EventId;
import org.enishi.rules.state.AuthChains;
import org.enishi.rules.state.EventGraph;
import org.enishi.store.event.EventStatus;
import org.enishi.store.event.StoredEvent;

/** The graph of the events that are stored or about to be, as far as the effort goes. */
record StoredGraph(Fork fork, Sight sight, Effort effort) implements EventGraph {
    @Override
    public Map<EventId, Known> load(Collection<EventId> ids) {
        Collection<StoredEvent> stored = sight.events(ids).values();
        effort.look(stored);
        Map<EventId, Known> found = new HashMap<>();
        for (StoredEvent each : stored)
            found.put(each.event().id(), new Known(each.event(), each.status() == EventStatus.REJECTED));
        return found;
    }

    @Override
    public Set<EventId> heldByAll(Set<EventId> candidates) {
        Collection<StoredEvent> stored = sight.events(candidates).values();
        Set<EventId> held = fork.standing(stored, sight);
        held.retainAll(candidates);
        Set<EventId> rest = new HashSet<>(candidates);
        rest.removeAll(held);
        if (rest.isEmpty()) return held;
        held.addAll(citationsAreKnown(stored) ? new Cover(fork, sight, effort).of(rest) : walkDown(rest));
        return held;
    }

    private boolean citationsAreKnown(Collection<StoredEvent> candidates) {
        return candidates.stream().allMatch(stored -> sight.stores().citations().areKnown(stored.roomNid()));
    }

    /** Costs what the room weighs. */
    private Set<EventId> walkDown(Set<EventId> candidates) {
        Collection<EventId> unconflicted =
                sight.states().all(fork.base(), fork::agreesOn).values();
        return new AuthChains(this).among(unconflicted, candidates);
    }
}
