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
 * Walks auth chains, a generation of events at a time. Of what it walks over it keeps the edges, of what it was told to
 * load the events. A chain that comes back to itself ends the walk: no event is visited twice. What is not known here is
 * in no chain.
 */
public final class AuthChains {
    private final EventGraph graph;
    private final Map<EventId, List<EventId>> edges = new HashMap<>();
    private final Map<EventId, EventGraph.Known> loaded = new HashMap<>();

    public AuthChains(EventGraph graph) {
        this.graph = graph;
    }

    /** All that is reachable from these by auth edges, themselves not included unless reachable from another. */
    Set<EventId> chain(Collection<EventId> from) {
        Set<EventId> chain = new HashSet<>();
        walk(from);
        Set<EventId> generation = Set.copyOf(from);
        while (!generation.isEmpty()) {
            Set<EventId> next =
                    generation.stream().flatMap(id -> authEvents(id).stream()).collect(Collectors.toSet());
            walk(next);
            generation =
                    next.stream().filter(edges::containsKey).filter(chain::add).collect(Collectors.toSet());
        }
        return chain;
    }

    /** Which of the candidates are these or reachable from them. Depth is no guide: it is what a server claims. */
    public Set<EventId> among(Collection<EventId> from, Set<EventId> candidates) {
        Set<EventId> found = chain(from);
        found.addAll(from);
        found.retainAll(candidates);
        return found;
    }

    /** @throws IllegalStateException if it is not known */
    Event event(EventId id) {
        return find(id).orElseThrow(() -> new IllegalStateException("an event of a state is missing: " + id));
    }

    Optional<Event> find(EventId id) {
        load(Set.of(id));
        return Optional.ofNullable(loaded.get(id)).map(EventGraph.Known::event);
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
        return edges.getOrDefault(id, List.of());
    }

    /** With all that they name, since whoever judges them will ask. */
    void loadWithAuthEvents(Collection<EventId> ids) {
        load(ids);
        load(ids.stream().flatMap(id -> authEvents(id).stream()).collect(Collectors.toSet()));
    }

    private void load(Collection<EventId> ids) {
        Set<EventId> missing =
                ids.stream().filter(id -> !loaded.containsKey(id)).collect(Collectors.toSet());
        if (missing.isEmpty()) return;
        Map<EventId, EventGraph.Known> found = graph.load(missing);
        loaded.putAll(found);
        keepEdges(found);
    }

    private void walk(Collection<EventId> ids) {
        Set<EventId> missing = ids.stream().filter(id -> !edges.containsKey(id)).collect(Collectors.toSet());
        if (!missing.isEmpty()) keepEdges(graph.load(missing));
    }

    private void keepEdges(Map<EventId, EventGraph.Known> found) {
        found.forEach((id, known) -> edges.put(id, known.event().authEvents()));
    }
}
