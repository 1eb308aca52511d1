package org.enishi.web.client.history;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.enishi.history.RoomSnapshot;
import org.enishi.id.RoomId;
import org.enishi.security.Requester;
import org.enishi.security.Role;

/**
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3roomsroomidinitialsync">Matrix v1.19,
 *     "GET rooms/{roomId}/initialSync"</a>
 */
@Path("_matrix/client/v3/rooms/{roomId}/initialSync")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.USER, Role.GUEST})
public class RoomSnapshotResource {
    private static final int LIMIT = 20;

    @Inject
    Requester requester;

    @EJB
    RoomSnapshot rooms;

    @GET
    public byte[] room(@PathParam("roomId") RoomId room) {
        return rooms.of(requester.caller(), room, LIMIT);
    }
}
