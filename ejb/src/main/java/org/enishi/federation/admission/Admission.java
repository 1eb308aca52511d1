package org.enishi.federation.admission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.enishi.error.MatrixException;
import org.enishi.event.Event;
import org.enishi.id.EventId;
import org.enishi.journal.Draft;
import org.enishi.journal.Journal;
import org.enishi.journal.Outcome;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.rules.auth.Authoriser;
import org.enishi.rules.auth.Verdict;
import org.enishi.store.event.EventStatus;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;

/** Takes a verified member event of another server's user into the room, and passes it on to the others in it. */
@ApplicationScoped
class Admission {
    @Inject
    EventStore events;

    @Inject
    Rooms rooms;

    @Inject
    Journal journal;

    /** @throws MatrixException {@code M_FORBIDDEN} with the rule's sentence, {@code M_INVALID_PARAM} */
    StoredEvent admit(RoomHead head, Event event) {
        boolean known = events.find(event.id())
                .filter(stored -> stored.status() == EventStatus.ACCEPTED)
                .isPresent();
        if (!known) {
            requireGroundIsKnown(event);
            requireAllowed(head, event);
            Outcome outcome = journal.write(Draft.penOnly(event.room(), pen -> pen.admit(event)));
            if (outcome.isRefused()) throw MatrixException.forbidden("The room does not allow this event");
        }
        return events.find(event.id()).orElseThrow();
    }

    private void requireGroundIsKnown(Event event) {
        Map<EventId, StoredEvent> before = events.find(event.prevEvents());
        boolean prevKnown =
                event.prevEvents().stream().allMatch(id -> before.containsKey(id) && isPlaced(before.get(id)));
        if (!prevKnown
                || event.prevEvents().isEmpty()
                || !events.unknown(event.authEvents()).isEmpty())
            throw MatrixException.invalidParam("The event stands on events that this server does not know");
    }

    private static boolean isPlaced(@org.jspecify.annotations.Nullable StoredEvent stored) {
        return stored != null && stored.status() != EventStatus.OUTLIER;
    }

    private void requireAllowed(RoomHead head, Event event) {
        if (new Authoriser().judge(event, rooms.stateAt(head.state())) instanceof Verdict.Rejected rejected)
            throw MatrixException.forbidden(rejected.rule().sentence());
    }
}
