package org.enishi.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
import org.enishi.error.MatrixException;
import org.enishi.event.EventType;
import org.enishi.id.EventId;
import org.enishi.journal.NewEvent;
import org.enishi.journal.Pen;
import org.enishi.rules.auth.PowerLevels;
import org.enishi.store.event.EventStatus;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;

/**
 * Who may redact what. The rules let every redaction into the room and decide later whether it takes effect; our own
 * users are told at once.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#redactions">Matrix v1.19, "Redactions"</a>
 */
@ApplicationScoped
public class Redactions {
    @Inject
    EventStore events;

    /**
     * Own events, and with the power to redact those of others.
     *
     * @throws MatrixException {@code M_BAD_JSON} without a target; {@code M_NOT_FOUND}; {@code M_FORBIDDEN}
     */
    void requireAllowed(Pen pen, NewEvent redaction) {
        StoredEvent target = events.find(target(redaction))
                .filter(found -> found.event().room().equals(redaction.room()))
                .filter(found -> found.status() != EventStatus.REJECTED)
                .orElseThrow(() -> MatrixException.notFound("The room has no such event"));
        if (target.event().is(EventType.CREATE))
            throw MatrixException.forbidden("What made the room cannot be redacted");
        if (target.event().sender().equals(redaction.sender())) return;
        var power = PowerLevels.of(pen.state(redaction.room()));
        if (power.of(redaction.sender()) < power.toRedact())
            throw MatrixException.forbidden("You may not redact events of others in this room");
    }

    private static EventId target(NewEvent redaction) {
        boolean named =
                redaction.content().get("redacts") instanceof JsonString text && EventId.isWellFormed(text.getString());
        if (!named) throw MatrixException.badJson("redacts must be an event ID");
        return new EventId(redaction.content().getString("redacts"));
    }
}
