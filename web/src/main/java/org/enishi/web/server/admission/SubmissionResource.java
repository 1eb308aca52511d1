package org.enishi.web.server.admission;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.enishi.event.Membership;
import org.enishi.federation.admission.Submission;
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
    public byte[] join(
            @PathParam("roomId") RoomId room,
            @PathParam("eventId") EventId event,
            @QueryParam("omit_members") @DefaultValue("false") boolean omitMembers,
            JsonObject body) {
        var submission = new Submission(requester.origin(), room, event, Membership.JOIN);
        return submissions.join(submission, body, omitMembers);
    }

    @PUT
    @Path("send_leave/{roomId}/{eventId}")
    public JsonObject leave(@PathParam("roomId") RoomId room, @PathParam("eventId") EventId event, JsonObject body) {
        submissions.leave(requester.origin(), room, event, body);
        return JsonValue.EMPTY_JSON_OBJECT;
    }
}
