package org.enishi.handshake.given;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.handshake.history.EventOrder;
import org.enishi.id.EventId;
import org.enishi.rules.auth.AuthEventList;
import org.enishi.rules.auth.AuthEvents;
import org.enishi.rules.auth.Authoriser;

/**
 * Judges the events of a room that another server gave us, each by its own auth events. What is not allowed, or rests on
 * what is not, counts as if it had not been given.
 */
final class StateJudge {
    private final Authoriser authoriser = new Authoriser();
    private final Map<EventId, Event> accepted = new LinkedHashMap<>();

    private StateJudge() {}

    /** @param events verified, of one room */
    static Map<EventId, Event> accepted(Collection<Event> events) {
        var judge = new StateJudge();
        EventOrder.oldestFirst(events).forEach(judge::take);
        return judge.accepted;
    }

    private void take(Event event) {
        List<Event> listed = event.authEvents().stream()
                .map(accepted::get)
                .filter(Objects::nonNull)
                .toList();
        boolean allowed = AuthEventList.judge(event, listed, none -> false).isAllowed()
                && authoriser
                        .judge(event, AuthEvents.state(listed, create(event)))
                        .isAllowed();
        if (allowed) accepted.put(event.id(), event);
    }

    /** Since version 12 the room names its create event; before, the auth events do. */
    private Optional<Event> create(Event event) {
        if (!event.version().roomIdIsCreateEventHash()) return Optional.empty();
        var id = new EventId("$" + event.room().value().substring(1));
        return Optional.ofNullable(accepted.get(id)).filter(found -> found.is(EventType.CREATE));
    }
}
