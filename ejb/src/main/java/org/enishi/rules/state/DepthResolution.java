package org.enishi.rules.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.RoomState;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.rules.auth.Authoriser;

/**
 * State resolution of room version 1. Power levels, join rules and memberships, in this order, each begin with their
 * oldest event and follow its successors as long as they are allowed; of everything else the newest allowed event holds.
 *
 * @see <a href="https://spec.matrix.org/v1.19/rooms/v1/#state-resolution">Matrix v1.19, room version 1, "State
 *     resolution"</a>
 */
final class DepthResolution {
    private static final Predicate<StateKey> POWER_LEVELS = StateKey.POWER_LEVELS::equals;
    private static final Predicate<StateKey> JOIN_RULES = key -> key.type().equals(EventType.JOIN_RULES);
    private static final Predicate<StateKey> MEMBERS = key -> key.type().equals(EventType.MEMBER);

    private final Authoriser authoriser;
    private final RoomState agreed;
    private final EventGraph graph;
    private final Map<StateKey, Event> resolved = new HashMap<>();
    private final Map<StateKey, List<Event>> conflicts = new TreeMap<>();

    /** An event with its place among those for the same key. */
    private record Placed(Event event, String hash) {}

    private static final Comparator<Placed> OLDEST_FIRST = Comparator.comparingLong(
                    (Placed placed) -> placed.event.depth())
            .thenComparing(Placed::hash, Comparator.reverseOrder());

    DepthResolution(Authoriser authoriser, RoomState agreed, EventGraph graph) {
        this.authoriser = authoriser;
        this.agreed = agreed;
        this.graph = graph;
    }

    /** A key that only some of the states have is no conflict. */
    Map<StateKey, EventId> resolve(Collection<Map<StateKey, EventId>> states) {
        Map<StateKey, Set<EventId>> candidates = new TreeMap<>();
        states.forEach(state -> state.forEach((key, id) ->
                candidates.computeIfAbsent(key, any -> new TreeSet<>()).add(id)));
        Map<EventId, EventGraph.Known> events =
                graph.load(candidates.values().stream().flatMap(Set::stream).toList());
        candidates.forEach((key, ids) ->
                part(key, ids.stream().map(id -> event(events, id)).toList()));
        follow(POWER_LEVELS);
        follow(JOIN_RULES);
        follow(MEMBERS);
        pickNewest();
        Map<StateKey, EventId> result = new HashMap<>();
        resolved.forEach((key, event) -> result.put(key, event.id()));
        return result;
    }

    private static Event event(Map<EventId, EventGraph.Known> events, EventId id) {
        EventGraph.Known known = events.get(id);
        if (known == null) throw new IllegalStateException("an event of the state is missing: " + id);
        return known.event();
    }

    private void part(StateKey key, List<Event> candidates) {
        if (candidates.size() == 1) resolved.put(key, candidates.get(0));
        else conflicts.put(key, oldestFirst(candidates));
    }

    /** All keys of the kind are judged by the same state, so that their order does not matter. */
    private void follow(Predicate<StateKey> kind) {
        Map<StateKey, Event> last = new HashMap<>();
        conflicts.forEach((key, events) -> {
            if (kind.test(key)) last.put(key, lastAllowed(key, events));
        });
        resolved.putAll(last);
        conflicts.keySet().removeAll(last.keySet());
    }

    /** The first needs no permission. */
    private Event lastAllowed(StateKey key, List<Event> oldestFirst) {
        Event last = oldestFirst.get(0);
        for (Event next : oldestFirst.subList(1, oldestFirst.size())) {
            Event sofar = last;
            RoomState state = asked -> asked.equals(key) ? Optional.of(sofar) : current(asked);
            if (!authoriser.judge(next, state).isAllowed()) return last;
            last = next;
        }
        return last;
    }

    /** No other events affect the authorisation rules. Where none is allowed, the oldest stays, as on other servers. */
    private void pickNewest() {
        Map<StateKey, Event> newest = new HashMap<>();
        conflicts.forEach((key, events) -> {
            newest.put(key, events.get(0));
            for (Event event : events)
                if (authoriser.judge(event, this::current).isAllowed()) newest.put(key, event);
        });
        resolved.putAll(newest);
    }

    private Optional<Event> current(StateKey key) {
        return Optional.ofNullable(resolved.get(key)).or(() -> agreed.get(key));
    }

    private static List<Event> oldestFirst(List<Event> events) {
        return events.stream()
                .map(event -> new Placed(event, sha1(event.id())))
                .sorted(OLDEST_FIRST)
                .map(Placed::event)
                .toList();
    }

    private static String sha1(EventId id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(id.value().getBytes(UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
