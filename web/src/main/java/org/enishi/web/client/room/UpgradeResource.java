package org.enishi.web.client.room;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.enishi.id.RoomId;
import org.enishi.room.RoomUpgrader;
import org.enishi.security.Requester;
import org.enishi.security.Role;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#room-upgrades">Matrix v1.19, "Room Upgrades"</a> */
@Path("_matrix/client/v3/rooms/{roomId}/upgrade")
@RolesAllowed(Role.USER)
public class UpgradeResource {
    @Inject
    Requester requester;

    @EJB
    RoomUpgrader rooms;

    /** The room's successor. */
    public record Upgraded(RoomId replacementRoom) {}

    @POST
    public Upgraded upgrade(@PathParam("roomId") RoomId room, RoomUpgrader.Body wanted) {
        return new Upgraded(rooms.upgrade(requester.caller(), room, wanted));
    }
}
