package org.enishi.web.client.room;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.enishi.error.MatrixException;
import org.enishi.event.EventType;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.room.state.PatientReader;
import org.enishi.room.state.StateWriter;
import org.enishi.security.Requester;
import org.enishi.security.Role;
import org.enishi.timeline.Reader;

/**
 * The state of a room. An empty state key may be written with or without the slash before it.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3roomsroomidstate">Matrix v1.19, "GET
 *     rooms/{roomId}/state"</a>
 */
@Path("_matrix/client/v3/rooms/{roomId}/state")
@RolesAllowed({Role.USER, Role.GUEST})
public class StateResource {
    @Inject
    Requester requester;

    @EJB
    PatientReader reading;

    @EJB
    StateWriter writing;

    @PathParam("roomId")
    RoomId room;

    /** Which event was made, or stands there already. */
    public record Sent(EventId eventId) {}

    @GET
    public byte[] all() {
        return reading.all(reader(), room);
    }

    @GET
    @Path("{eventType}{stateKey:(/.*)?}")
    public byte[] one(
            @PathParam("eventType") EventType type,
            @PathParam("stateKey") String slashAndKey,
            @QueryParam("format") @DefaultValue("content") String format) {
        StateKey key = key(type, slashAndKey);
        return switch (format) {
            case "content" -> reading.content(reader(), room, key);
            case "event" -> reading.event(reader(), room, key);
            default -> throw MatrixException.invalidParam("format is content or event");
        };
    }

    @PUT
    @Path("{eventType}{stateKey:(/.*)?}")
    public Sent set(
            @PathParam("eventType") EventType type, @PathParam("stateKey") String slashAndKey, JsonObject content) {
        return new Sent(writing.set(requester.caller(), room, key(type, slashAndKey), content));
    }

    private static StateKey key(EventType type, String slashAndKey) {
        return new StateKey(type, slashAndKey.isEmpty() ? "" : slashAndKey.substring(1));
    }

    private Reader reader() {
        return new Reader(requester.caller().user(), requester.caller().deviceNid());
    }
}
