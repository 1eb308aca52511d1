package org.enishi.web.client.room;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.enishi.id.RoomId;
import org.enishi.room.JoinedRooms;
import org.enishi.security.Requester;
import org.enishi.security.Role;

/**
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3joined_rooms">Matrix v1.19, "GET
 *     joined_rooms"</a>
 */
@Path("_matrix/client/v3/joined_rooms")
@RolesAllowed(Role.USER)
public class JoinedRoomsResource {
    @Inject
    Requester requester;

    @EJB
    JoinedRooms rooms;

    /** The rooms that the caller is in. */
    public record Joined(List<RoomId> joinedRooms) {}

    @GET
    public Joined joined() {
        return new Joined(rooms.of(requester.caller().account()));
    }
}
