package org.enishi.web.client.messaging;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.enishi.event.EventType;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.id.TransactionId;
import org.enishi.messaging.MessageSender;
import org.enishi.security.Requester;
import org.enishi.security.Role;

/**
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#sending-events-to-a-room">Matrix v1.19, "Sending events to
 *     a room"</a>
 */
@ApplicationScoped
@Path("_matrix/client/v3/rooms/{roomId}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.USER)
public class SendResource {
    @Inject
    Requester requester;

    @EJB
    MessageSender messages;

    /** Which event was made. */
    public record Sent(EventId eventId) {}

    /** Why an event is redacted. */
    public record Redaction(Optional<String> reason) {}

    @PUT
    @Path("send/{eventType}/{txnId}")
    @RolesAllowed({Role.USER, Role.GUEST})
    public Sent send(
            @PathParam("roomId") RoomId room,
            @PathParam("eventType") EventType type,
            @PathParam("txnId") TransactionId transaction,
            JsonObject content) {
        return new Sent(messages.send(request(room, transaction), type, content));
    }

    @PUT
    @Path("redact/{eventId}/{txnId}")
    public Sent redact(
            @PathParam("roomId") RoomId room,
            @PathParam("eventId") EventId event,
            @PathParam("txnId") TransactionId transaction,
            Redaction body) {
        return new Sent(messages.redact(request(room, transaction), event, body.reason()));
    }

    private MessageSender.Request request(RoomId room, TransactionId transaction) {
        return new MessageSender.Request(requester.caller(), room, transaction);
    }
}
