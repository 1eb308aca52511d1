package org.enishi.messaging;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.enishi.error.MatrixException;
import org.enishi.event.EventType;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.id.TransactionId;
import org.enishi.id.UserId;
import org.enishi.journal.ClientTransaction;
import org.enishi.journal.Journal;
import org.enishi.journal.NewEvent;
import org.enishi.json.Json;
import org.enishi.security.Caller;
import org.enishi.security.limit.Limited;

/**
 * Sends messages and redactions. A repeated request gets the answer of the first.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#sending-events-to-a-room">Matrix v1.19, "Sending events
 *     to a room"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MessageSender {
    @Inject
    Journal journal;

    @Inject
    Redactions redactions;

    @Inject
    Annotations annotations;

    /** A request: what a client wants to do in a room, under a name of its own. */
    public record Request(Caller caller, RoomId room, TransactionId id) {
        ClientTransaction to(String action, Object what) {
            return new ClientTransaction(caller.deviceNid(), "PUT /rooms/" + room + "/" + action + "/" + what, id);
        }
    }

    /** @throws MatrixException {@code M_FORBIDDEN}, {@code M_TOO_LARGE}, {@code M_BAD_JSON}, {@code M_DUPLICATE_ANNOTATION} */
    @Limited("message")
    public EventId send(Request request, EventType type, JsonObject content) {
        return write(request.to("send", type), NewEvent.message(request.room, request.caller.user(), type, content));
    }

    /**
     * Takes the content out of an event, for good.
     *
     * @throws MatrixException {@code M_FORBIDDEN}; {@code M_NOT_FOUND} if the room has no such event
     */
    @Limited("message")
    public EventId redact(Request request, EventId target, Optional<String> reason) {
        var content = Json.object().add("redacts", target.value());
        reason.ifPresent(text -> content.add("reason", text));
        UserId sender = request.caller.user();
        return write(
                request.to("redact", target),
                NewEvent.message(request.room, sender, EventType.REDACTION, content.build()));
    }

    private EventId write(ClientTransaction transaction, NewEvent event) {
        var checks = new Sending.Checks(redactions, annotations);
        return journal.write(new Sending(checks, transaction, event, Annotations.digest(event)));
    }
}
