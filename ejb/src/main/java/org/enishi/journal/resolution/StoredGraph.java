package org.enishi.journal.resolution;

import java.util.Collection;
import java.util.HashMap;
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
    public Set<EventId> underUnconflicted(Set<EventId> candidates) {
        return citationsAreKnown(candidates) ? new Cover(fork, sight, effort).of(candidates) : walkDown(candidates);
    }

    private boolean citationsAreKnown(Set<EventId> candidates) {
        return sight.events(candidates).values().stream()
                .allMatch(stored -> sight.stores().citations().areKnown(stored.roomNid()));
    }

    /** Costs what the room weighs. */
    private Set<EventId> walkDown(Set<EventId> candidates) {
        Collection<EventId> unconflicted =
                sight.states().all(fork.base(), fork::agreesOn).values();
        return new AuthChains(this).among(unconflicted, candidates);
    }
}
