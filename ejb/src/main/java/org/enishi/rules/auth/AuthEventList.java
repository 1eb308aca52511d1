package org.enishi.rules.auth;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.StateKey;

/** The rules about the list of auth events itself, before what they say is considered. */
public final class AuthEventList {
    private AuthEventList() {}

    /**
     * @param listed the events that {@link Event#authEvents()} names, all of them
     * @param rejected which events were rejected before
     */
    public static Verdict judge(Event event, Collection<Event> listed, Predicate<Event> rejected) {
        if (!isWhatItNames(event, listed)) return Verdict.reject(Rule.AUTH_EVENTS_UNKNOWN);
        if (hasDuplicates(event, listed)) return Verdict.reject(Rule.AUTH_EVENTS_DUPLICATE);
        if (hasSurplus(event, listed)) return Verdict.reject(Rule.AUTH_EVENTS_SURPLUS);
        if (listed.stream().anyMatch(rejected)) return Verdict.reject(Rule.AUTH_EVENTS_REJECTED);
        if (lacksCreate(event, listed)) return Verdict.reject(Rule.AUTH_EVENTS_WITHOUT_CREATE);
        return Verdict.allowIf(
                listed.stream().allMatch(auth -> auth.room().equals(event.room())), Rule.AUTH_EVENTS_OF_ANOTHER_ROOM);
    }

    private static boolean isWhatItNames(Event event, Collection<Event> listed) {
        Set<Object> given = new HashSet<>();
        listed.forEach(auth -> given.add(auth.id()));
        return given.containsAll(event.authEvents());
    }

    /** Whoever looks the events up by ID sees one that is named twice only once. */
    private static boolean hasDuplicates(Event event, Collection<Event> listed) {
        if (Set.copyOf(event.authEvents()).size() < event.authEvents().size()) return true;
        Set<StateKey> seen = new HashSet<>();
        return listed.stream().flatMap(auth -> auth.stateKey().stream()).anyMatch(key -> !seen.add(key));
    }

    private static boolean hasSurplus(Event event, Collection<Event> listed) {
        Set<StateKey> expected = AuthEvents.select(event);
        return !listed.stream()
                .allMatch(auth -> auth.stateKey().filter(expected::contains).isPresent());
    }

    private static boolean lacksCreate(Event event, Collection<Event> listed) {
        boolean needsCreate = !event.version().roomIdIsCreateEventHash() && !event.is(EventType.CREATE);
        return needsCreate && listed.stream().noneMatch(auth -> auth.is(EventType.CREATE));
    }
}
