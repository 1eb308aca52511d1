package org.enishi.web.server.admission;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.enishi.federation.admission.SubmissionService;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.security.Requester;
import org.enishi.security.Role;

/**
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#put_matrixfederationv1send_knockroomideventid">Matrix
 *     v1.19, server-server API, send_knock</a>
 */
@Path("_matrix/federation/v1")
@RolesAllowed(Role.SERVER)
public class KnockResource {
    @Inject
    Requester requester;

    @EJB
    SubmissionService submissions;

    @PUT
    @Path("send_knock/{roomId}/{eventId}")
    public byte[] knock(@PathParam("roomId") RoomId room, @PathParam("eventId") EventId event, JsonObject body) {
        return submissions.knock(requester.origin(), room, event, body);
    }
}
