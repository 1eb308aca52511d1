package org.enishi.web.server.admission;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.enishi.federation.admission.SubmissionService;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.security.Requester;
import org.enishi.security.Role;

/**
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#put_matrixfederationv2send_joinroomideventid">Matrix
 *     v1.19, server-server API, send_join, send_leave</a>
 */
@Path("_matrix/federation/v2")
@RolesAllowed(Role.SERVER)
public class SubmissionResource {
    @Inject
    Requester requester;

    @EJB
    SubmissionService submissions;

    @PUT
    @Path("send_join/{roomId}/{eventId}")
    public byte[] join(@PathParam("roomId") RoomId room, @PathParam("eventId") EventId event, JsonObject body) {
        return submissions.join(requester.origin(), room, event, body);
    }

    @PUT
    @Path("send_leave/{roomId}/{eventId}")
    public JsonObject leave(@PathParam("roomId") RoomId room, @PathParam("eventId") EventId event, JsonObject body) {
        submissions.leave(requester.origin(), room, event, body);
        return JsonValue.EMPTY_JSON_OBJECT;
    }
}
