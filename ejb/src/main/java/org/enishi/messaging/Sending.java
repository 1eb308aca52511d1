package org.enishi.messaging;

import java.util.Optional;
import java.util.Set;
import org.enishi.error.MatrixException;
import org.enishi.event.EventType;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.journal.ClientTransaction;
import org.enishi.journal.Draft;
import org.enishi.journal.NewEvent;
import org.enishi.journal.Pen;

/**
 * One event on its way into a room.
 *
 * @param annotation what makes it the same annotation as another; empty for what is none
 */
record Sending(Checks checks, ClientTransaction transaction, NewEvent event, Optional<byte[]> annotation)
        implements Draft<EventId> {
    /** What is asked before an event is written. */
    record Checks(Redactions redactions, Annotations annotations) {}

    @Override
    public EventId write(Pen pen) {
        Optional<EventId> known = pen.madeBy(transaction);
        if (known.isPresent()) return known.get();
        if (pen.findRoom(event.room()).isEmpty()) throw MatrixException.forbidden("You are not in this room");
        if (event.type().equals(EventType.REDACTION)) checks.redactions.requireAllowed(pen, event);
        annotation.ifPresent(checks.annotations::requireFirst);
        EventId made = pen.append(event).id();
        pen.remember(transaction, made);
        annotation.ifPresent(digest -> checks.annotations.remember(digest, made));
        return made;
    }

    @Override
    public Set<RoomId> rooms() {
        return Set.of(event.room());
    }

    @Override
    public Set<ClientTransaction> transactions() {
        return Set.of(transaction);
    }

    @Override
    public boolean usesStores() {
        return annotation.isPresent();
    }
}
