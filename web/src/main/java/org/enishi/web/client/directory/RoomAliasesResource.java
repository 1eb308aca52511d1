package org.enishi.web.client.directory;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.enishi.directory.LocalAliases;
import org.enishi.id.RoomAlias;
import org.enishi.id.RoomId;
import org.enishi.security.Requester;
import org.enishi.security.Role;
import org.enishi.security.limit.Limited;

/**
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3roomsroomidaliases">Matrix v1.19, "GET
 *     rooms/{roomId}/aliases"</a>
 */
@Path("_matrix/client/v3/rooms/{roomId}/aliases")
@RolesAllowed(Role.USER)
public class RoomAliasesResource {
    @Inject
    Requester requester;

    @EJB
    LocalAliases local;

    /** This server's names for a room. */
    public record Names(List<RoomAlias> aliases) {}

    @GET
    @Limited("client")
    public Names aliases(@PathParam("roomId") RoomId room) {
        return new Names(local.ofRoom(requester.caller().user(), room));
    }
}
