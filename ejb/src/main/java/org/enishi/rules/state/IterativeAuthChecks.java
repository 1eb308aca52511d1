package org.enishi.rules.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enishi.event.Event;
import org.enishi.event.RoomState;
import org.enishi.event.StateKey;
import org.enishi.rules.auth.AuthEvents;
import org.enishi.rules.auth.Authoriser;

/** Applies state events one after the other, each if it is allowed by what has come out so far. */
final class IterativeAuthChecks {
    private final Authoriser authoriser;
    private final AuthChains chains;
    private final Optional<Event> create;

    /** @param create of the room, which since version 12 is in nobody's auth events */
    IterativeAuthChecks(Authoriser authoriser, AuthChains chains, Optional<Event> create) {
        this.authoriser = authoriser;
        this.chains = chains;
        this.create = create;
    }

    /**
     * @param start the state to begin with
     * @param resolved what stands over it; the allowed events are added
     */
    void apply(List<Event> events, RoomState start, Map<StateKey, Event> resolved) {
        RoomState current = over(resolved, start);
        for (Event event : events) {
            Optional<StateKey> key = event.stateKey();
            if (key.isPresent() && isAllowed(event, current)) resolved.put(key.get(), event);
        }
    }

    static RoomState over(Map<StateKey, Event> upper, RoomState lower) {
        return key -> upper.containsKey(key) ? Optional.ofNullable(upper.get(key)) : lower.get(key);
    }

    /** What the current state lacks, the event's own auth events may supply, unless they were rejected. */
    private boolean isAllowed(Event event, RoomState current) {
        List<Event> accepted = chains.authEventsOf(event).stream()
                .filter(auth -> !chains.isRejected(auth.id()))
                .toList();
        RoomState own = AuthEvents.state(accepted, create);
        RoomState both = key -> current.get(key).or(() -> own.get(key));
        return authoriser.judge(event, both).isAllowed();
    }
}
