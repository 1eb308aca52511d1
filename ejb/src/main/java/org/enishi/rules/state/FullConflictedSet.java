package org.enishi.rules.state;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enishi.event.RoomVersion;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;

/** The events that must be judged again: what the states disagree on, and what only some of them stand on. */
final class FullConflictedSet {
    private final RoomVersion version;
    private final AuthChains chains;
    private final EventGraph graph;

    FullConflictedSet(RoomVersion version, AuthChains chains, EventGraph graph) {
        this.version = version;
        this.chains = chains;
        this.graph = graph;
    }

    Set<EventId> of(List<Map<StateKey, EventId>> conflicted) {
        Set<EventId> conflict =
                conflicted.stream().flatMap(state -> state.values().stream()).collect(Collectors.toSet());
        Set<EventId> full = new HashSet<>(conflict);
        full.addAll(authDifference(conflicted));
        if (version.resolvesFromEmptyState()) full.addAll(subgraph(conflict));
        chains.loadWithAuthEvents(full);
        return full;
    }

    /**
     * What some states hold or rest on, but not all.
     *
     * <p>DEVIATION: the page says that the auth chain of an event does not contain the event, so that what all states hold
     * would be judged again where only some of them rest on it. The other servers begin the walk at the state's events
     * themselves, and a room must have one state everywhere: docs/decisions, "a state's auth chain contains the state".
     */
    private Set<EventId> authDifference(List<Map<StateKey, EventId>> conflicted) {
        Map<EventId, Integer> count = new HashMap<>();
        for (Map<StateKey, EventId> state : conflicted)
            chains.chain(state.values()).forEach(id -> count.merge(id, 1, Integer::sum));
        Set<EventId> difference = count.entrySet().stream()
                .filter(entry -> entry.getValue() < conflicted.size())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        if (!difference.isEmpty()) difference.removeAll(graph.heldByAll(Set.copyOf(difference)));
        return difference;
    }

    /** All events on auth paths from one conflicted event to another, both ends included. */
    private Set<EventId> subgraph(Set<EventId> conflict) {
        Map<EventId, Set<EventId>> citedBy = new HashMap<>();
        Set<EventId> below = chains.chain(conflict);
        below.addAll(conflict);
        for (EventId id : below)
            for (EventId auth : chains.authEvents(id))
                citedBy.computeIfAbsent(auth, any -> new HashSet<>()).add(id);
        Set<EventId> leadingToConflict = new HashSet<>(conflict);
        Set<EventId> generation = conflict;
        while (!generation.isEmpty()) {
            generation = generation.stream()
                    .flatMap(id -> citedBy.getOrDefault(id, Set.of()).stream())
                    .filter(leadingToConflict::add)
                    .collect(Collectors.toSet());
        }
        return leadingToConflict;
    }
}
