package org.enishi.rules.state;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.RoomState;
import org.enishi.event.RoomVersion;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.rules.auth.Authoriser;

/**
 * Resolves several states of a room into one, by the algorithm of its version: 2 and 2.1 here, 1 in {@link
 * DepthResolution}. The result depends on nothing but the states: neither on their order nor
 * on who computes it.
 *
 * @see <a href="https://spec.matrix.org/v1.19/rooms/v12/#state-resolution">Matrix v1.19, room version 12, "State
 *     resolution"</a>
 */
public final class StateResolver {
    private final Authoriser authoriser;

    public StateResolver(Authoriser authoriser) {
        this.authoriser = authoriser;
    }

    /**
     * Resolves the conflicted part. A key that only some of the states have is conflicted.
     *
     * @param unconflicted the part on which all states agree
     * @param conflicted for each state its other entries
     * @return what holds beside the unconflicted state; a conflicted key that is missing holds nothing
     */
    public Map<StateKey, EventId> resolve(
            RoomVersion version, RoomState unconflicted, List<Map<StateKey, EventId>> conflicted, EventGraph graph) {
        if (version.resolvesByDepth()) return new DepthResolution(authoriser, unconflicted, graph).resolve(conflicted);
        var chains = new AuthChains(graph);
        Set<EventId> fullConflict = new FullConflictedSet(version, chains, graph).of(conflicted);
        Optional<Event> create = create(version, unconflicted, fullConflict, chains);
        var checks = new IterativeAuthChecks(authoriser, chains, create);
        Map<StateKey, Event> resolved = new HashMap<>();

        Set<EventId> powerEvents = powerEvents(fullConflict, chains);
        RoomState start = version.resolvesFromEmptyState() ? RoomState.EMPTY : unconflicted;
        checks.apply(new PowerOrdering(chains, create).sort(powerEvents), start, resolved);

        Set<EventId> others =
                fullConflict.stream().filter(id -> !powerEvents.contains(id)).collect(Collectors.toSet());
        RoomState partial = IterativeAuthChecks.over(resolved, start);
        checks.apply(MainlineOrdering.of(partial, chains).sort(others), start, resolved);

        resolved.keySet().removeIf(key -> unconflicted.get(key).isPresent());
        return resolved.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().id()));
    }

    /** Since version 12 it is in nobody's auth events, but the room's ID names it. */
    private static Optional<Event> create(
            RoomVersion version, RoomState unconflicted, Set<EventId> fullConflict, AuthChains chains) {
        Optional<Event> agreed = unconflicted.get(EventType.CREATE);
        if (agreed.isPresent() || !version.roomIdIsCreateEventHash()) return agreed;
        return fullConflict.stream()
                .findAny()
                .map(any -> new EventId("$" + chains.event(any).room().value().substring(1)))
                .flatMap(chains::find);
    }

    /**
     * The events that might take away somebody's power, and what of the conflict they stand on.
     *
     * <p>DEVIATION: the page adds whatever of the conflict lies in their auth chains; we, as the other servers, only what is
     * reached without leaving the conflict: docs/decisions, "a state's auth chain contains the state".
     */
    private static Set<EventId> powerEvents(Set<EventId> fullConflict, AuthChains chains) {
        Set<EventId> power = fullConflict.stream()
                .filter(id -> PowerEvents.includes(chains.event(id)))
                .collect(Collectors.toSet());
        Deque<EventId> walk = new ArrayDeque<>(power);
        while (!walk.isEmpty())
            for (EventId auth : chains.authEvents(walk.remove()))
                if (fullConflict.contains(auth) && power.add(auth)) walk.add(auth);
        return power;
    }
}
