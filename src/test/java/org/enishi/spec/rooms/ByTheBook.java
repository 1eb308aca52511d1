package org.enishi.spec.rooms;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.Membership;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.rules.auth.AuthEvents;
import org.enishi.rules.auth.Authoriser;
import org.enishi.rules.auth.PowerLevels;
import org.enishi.rules.state.EventGraph;

/**
 * State resolution 2 and 2.1 as one who has only the page before him would write it: whole states, whole auth chains, no
 * thought of what it costs. It shares nothing with the server but the authorisation rules.
 */
final class ByTheBook {
    private final PaperRoom room;
    private final List<Map<StateKey, Event>> states;
    private final Map<StateKey, Event> unconflicted = new HashMap<>();
    private final Set<Event> conflicted = new HashSet<>();

    private ByTheBook(PaperRoom room, List<Map<StateKey, Event>> states) {
        this.room = room;
        this.states = states;
        for (Map<StateKey, Event> state : states)
            state.forEach((key, event) -> {
                if (states.stream().allMatch(each -> Objects.equals(each.get(key), event)))
                    unconflicted.put(key, event);
                else conflicted.add(event);
            });
    }

    static Map<StateKey, EventId> resolve(PaperRoom room, List<Map<StateKey, Event>> states) {
        return Resolution.ids(new ByTheBook(room, states).resolve());
    }

    private Map<StateKey, Event> resolve() {
        Set<Event> full = fullConflictedSet();
        Set<Event> x = new HashSet<>();
        for (Event event : full) {
            if (isPowerEvent(event)) enlarge(x, event, full);
        }
        Map<StateKey, Event> state = new HashMap<>(room.version.resolvesFromEmptyState() ? Map.of() : unconflicted);
        check(reverseTopologicalPowerOrder(x), state);
        Set<Event> rest = new HashSet<>(full);
        rest.removeAll(x);
        check(mainlineOrder(rest, state.get(StateKey.POWER_LEVELS)), state);
        state.putAll(unconflicted);
        return state;
    }

    /** By the ways that do not leave the full conflicted set, as every server reads the page. */
    private void enlarge(Set<Event> x, Event by, Set<Event> full) {
        if (!x.add(by)) return;
        for (Event auth : authEvents(by)) if (full.contains(auth)) enlarge(x, auth, full);
    }

    private Set<Event> fullConflictedSet() {
        Set<Event> full = new HashSet<>(conflicted);
        List<Set<Event>> chains =
                states.stream().map(state -> withChain(state.values())).toList();
        for (Set<Event> chain : chains)
            for (Event event : chain) if (!chains.stream().allMatch(each -> each.contains(event))) full.add(event);
        if (room.version.resolvesFromEmptyState()) full.addAll(subgraph());
        return full;
    }

    /** Whatever lies on a way from one conflicted event to another. */
    private Set<Event> subgraph() {
        Set<Event> found = new HashSet<>();
        for (Event from : conflicted)
            for (Event to : conflicted)
                for (Event between : chain(from)) if (chain(between).contains(to)) found.add(between);
        return found;
    }

    private static boolean isPowerEvent(Event event) {
        if (event.is(EventType.POWER_LEVELS) || event.is(EventType.JOIN_RULES)) return true;
        boolean out = event.membership()
                .filter(now -> now == Membership.LEAVE || now == Membership.BAN)
                .isPresent();
        return event.is(EventType.MEMBER)
                && out
                && !event.stateKeyText().orElseThrow().equals(event.sender().value());
    }

    private List<Event> reverseTopologicalPowerOrder(Set<Event> of) {
        Comparator<Event> smaller = Comparator.<Event>comparingLong(this::senderPower)
                .reversed()
                .thenComparingLong(Event::originServerTs)
                .thenComparing(event -> event.id().value());
        Set<Event> rest = new HashSet<>(of);
        List<Event> sorted = new ArrayList<>();
        while (!rest.isEmpty()) {
            Event next = rest.stream()
                    .filter(event -> authEvents(event).stream().noneMatch(rest::contains))
                    .min(smaller)
                    .orElseThrow();
            rest.remove(next);
            sorted.add(next);
        }
        return sorted;
    }

    private long senderPower(Event event) {
        return PowerLevels.of(AuthEvents.state(authEvents(event), create())).of(event.sender());
    }

    private List<Event> mainlineOrder(Set<Event> of, @org.jspecify.annotations.Nullable Event levels) {
        List<Event> mainline = new ArrayList<>();
        for (Event p = levels; p != null; p = levelsOf(p)) mainline.add(p);
        return of.stream()
                .sorted(Comparator.<Event>comparingInt(event -> mainlinePosition(event, mainline))
                        .reversed()
                        .thenComparingLong(Event::originServerTs)
                        .thenComparing(event -> event.id().value()))
                .toList();
    }

    private int mainlinePosition(Event event, List<Event> mainline) {
        for (Event e = levelsOf(event); e != null; e = levelsOf(e))
            if (mainline.contains(e)) return mainline.indexOf(e);
        return Integer.MAX_VALUE;
    }

    private @org.jspecify.annotations.Nullable Event levelsOf(Event event) {
        return authEvents(event).stream()
                .filter(auth -> auth.is(EventType.POWER_LEVELS))
                .findFirst()
                .orElse(null);
    }

    private void check(List<Event> events, Map<StateKey, Event> state) {
        for (Event event : events) {
            Map<StateKey, Event> seen = new TreeMap<>();
            create().ifPresent(create -> seen.put(StateKey.CREATE, create));
            for (Event auth : authEvents(event))
                if (!known(auth.id()).rejected()) seen.put(auth.stateKey().orElseThrow(), auth);
            seen.putAll(state);
            boolean allowed = new Authoriser()
                    .judge(event, key -> Optional.ofNullable(seen.get(key)))
                    .isAllowed();
            if (allowed) state.put(event.stateKey().orElseThrow(), event);
        }
    }

    private Optional<Event> create() {
        return Optional.ofNullable(unconflicted.get(StateKey.CREATE));
    }

    /** What is reachable from these, themselves included, as every server reads the page. */
    private Set<Event> withChain(Collection<Event> events) {
        Set<Event> chain = new HashSet<>(events);
        for (Event event : events) chain.addAll(chain(event));
        return chain;
    }

    private Set<Event> chain(Event event) {
        Set<Event> chain = new HashSet<>();
        List<Event> walk = new ArrayList<>(authEvents(event));
        while (!walk.isEmpty()) {
            Event next = walk.remove(walk.size() - 1);
            if (chain.add(next)) walk.addAll(authEvents(next));
        }
        return chain;
    }

    private List<Event> authEvents(Event event) {
        return event.authEvents().stream().map(id -> known(id).event()).collect(Collectors.toList());
    }

    private EventGraph.Known known(EventId id) {
        return room.known(id);
    }
}
