package org.enishi.web.client.directory;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.enishi.directory.PublishedRooms;
import org.enishi.directory.RoomsRequest;
import org.enishi.id.ServerName;
import org.enishi.security.Role;
import org.jspecify.annotations.Nullable;

/**
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#published-room-directory">Matrix v1.19, "Published room
 *     directory"</a>
 */
@Path("_matrix/client/v3/publicRooms")
public class PublicRoomsResource {
    @EJB
    PublishedRooms rooms;

    @QueryParam("server")
    @Nullable
    ServerName server;

    @GET
    @PermitAll
    public Object list(@QueryParam("limit") @Nullable Integer limit, @QueryParam("since") @Nullable String since) {
        var request = new RoomsRequest(Optional.ofNullable(limit), Optional.ofNullable(since), Optional.empty());
        return rooms.listAt(Optional.ofNullable(server), request);
    }

    @POST
    @RolesAllowed(Role.USER)
    public Object search(RoomsRequest request) {
        return rooms.listAt(Optional.ofNullable(server), request);
    }
}
