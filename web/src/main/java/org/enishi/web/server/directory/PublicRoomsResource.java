package org.enishi.web.server.directory;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.enishi.directory.PublishedRooms;
import org.enishi.directory.RoomsPage;
import org.enishi.directory.RoomsRequest;
import org.enishi.security.Requester;
import org.enishi.security.Role;
import org.jspecify.annotations.Nullable;

/**
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#published-room-directory">Matrix v1.19, server-server API,
 *     "Published Room Directory"</a>
 */
@Path("_matrix/federation/v1/publicRooms")
@RolesAllowed(Role.SERVER)
public class PublicRoomsResource {
    @Inject
    Requester requester;

    @EJB
    PublishedRooms rooms;

    @GET
    public RoomsPage list(@QueryParam("limit") @Nullable Integer limit, @QueryParam("since") @Nullable String since) {
        var request = new RoomsRequest(Optional.ofNullable(limit), Optional.ofNullable(since), Optional.empty());
        return rooms.listFor(requester.origin(), request);
    }

    @POST
    public RoomsPage search(RoomsRequest request) {
        return rooms.listFor(requester.origin(), request);
    }
}
