package org.enishi.rules.state;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enishi.event.Event;
import org.enishi.id.EventId;

/**
 * Walks auth chains, a generation of events at a time, and keeps what it has loaded. A chain that comes back to itself
 * ends the walk: no event is visited twice.
 */
public final class AuthChains {
    private final EventGraph graph;
    private final Map<EventId, EventGraph.Known> loaded = new HashMap<>();

    public AuthChains(EventGraph graph) {
        this.graph = graph;
    }

    /** All that is reachable from these by auth edges, themselves not included unless reachable from another. */
    Set<EventId> chain(Collection<EventId> from) {
        Set<EventId> chain = new HashSet<>();
        Set<EventId> generation = Set.copyOf(from);
        while (!generation.isEmpty()) {
            load(generation);
            generation = generation.stream()
                    .flatMap(id -> authEvents(id).stream())
                    .filter(chain::add)
                    .collect(Collectors.toSet());
        }
        return chain;
    }

    /**
     * Which of the candidates are reachable from these. Depth is no guide: it is what a server claims.
     */
    public Set<EventId> among(Collection<EventId> from, Set<EventId> candidates) {
        Set<EventId> found = chain(from);
        found.retainAll(candidates);
        return found;
    }

    /** @throws IllegalStateException if an event that was walked over is not known */
    Event event(EventId id) {
        load(Set.of(id));
        EventGraph.Known known = loaded.get(id);
        if (known == null) throw new IllegalStateException("an event of the auth chain is missing: " + id);
        return known.event();
    }

    /** Those that are known here. */
    List<Event> authEventsOf(Event event) {
        load(event.authEvents());
        return event.authEvents().stream()
                .flatMap(id -> Optional.ofNullable(loaded.get(id)).stream())
                .map(EventGraph.Known::event)
                .toList();
    }

    boolean isRejected(EventId id) {
        EventGraph.Known known = loaded.get(id);
        return known != null && known.rejected();
    }

    Collection<EventId> authEvents(EventId id) {
        EventGraph.Known known = loaded.get(id);
        return known == null ? Set.of() : known.event().authEvents();
    }

    void load(Collection<EventId> ids) {
        Set<EventId> missing =
                ids.stream().filter(id -> !loaded.containsKey(id)).collect(Collectors.toSet());
        if (!missing.isEmpty()) loaded.putAll(graph.load(missing));
    }
}
