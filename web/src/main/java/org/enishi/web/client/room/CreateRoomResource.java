package org.enishi.web.client.room;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.enishi.id.RoomId;
import org.enishi.room.NewRoom;
import org.enishi.room.RoomCreator;
import org.enishi.security.Requester;
import org.enishi.security.Role;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#creation">Matrix v1.19, "Creation"</a> */
@Path("_matrix/client/v3/createRoom")
@RolesAllowed(Role.USER)
public class CreateRoomResource {
    @Inject
    Requester requester;

    @EJB
    RoomCreator rooms;

    /** Which room was made. */
    public record Created(RoomId roomId) {}

    @POST
    public Created create(NewRoom.Body wanted) {
        return new Created(rooms.create(requester.caller(), wanted));
    }
}
