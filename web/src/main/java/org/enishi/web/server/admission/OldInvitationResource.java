package org.enishi.web.server.admission;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.enishi.federation.admission.InvitationService;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.security.Requester;
import org.enishi.security.Role;

/**
 * For room versions 1 and 2 only.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#put_matrixfederationv1inviteroomideventid">Matrix v1.19,
 *     server-server API, invite</a>
 */
@Path("_matrix/federation/v1/invite/{roomId}/{eventId}")
@RolesAllowed(Role.SERVER)
public class OldInvitationResource {
    @Inject
    Requester requester;

    @EJB
    InvitationService invitations;

    @PUT
    public JsonArray invite(@PathParam("roomId") RoomId room, @PathParam("eventId") EventId event, JsonObject body) {
        return invitations.inviteToOldRoom(requester.origin(), room, event, body);
    }
}
