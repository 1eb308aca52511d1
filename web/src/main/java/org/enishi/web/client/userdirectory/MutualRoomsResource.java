package org.enishi.web.client.userdirectory;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.UserId;
import org.enishi.security.Requester;
import org.enishi.security.Role;
import org.enishi.userdirectory.MutualRooms;
import org.jspecify.annotations.Nullable;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#mutual-rooms">Matrix v1.19, "Mutual Rooms"</a> */
@Path("_matrix/client/v1/mutual_rooms")
@RolesAllowed(Role.USER)
public class MutualRoomsResource {
    @Inject
    Requester requester;

    @EJB
    MutualRooms rooms;

    @GET
    public MutualRooms.Page of(
            @QueryParam("user_id") @Nullable UserId user, @QueryParam("from") @DefaultValue("") String from) {
        if (user == null) throw new MatrixException(ErrorCode.M_MISSING_PARAM, "user_id is missing");
        return rooms.of(requester.caller(), user, from);
    }
}
