package org.enishi.web.client.membership;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;
import org.enishi.id.ServerName;
import org.enishi.room.membership.Entrance;
import org.enishi.room.membership.Knocking;
import org.enishi.security.Requester;
import org.enishi.security.Role;

/**
 * Joining and knocking. {@code server_name} is what clients sent before {@code via}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#joining-rooms">Matrix v1.19, "Joining rooms"</a>
 */
@Path("_matrix/client/v3")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.USER)
public class JoinResource {
    @Inject
    Requester requester;

    @EJB
    Entrance entrance;

    @EJB
    Knocking knocking;

    @QueryParam("via")
    List<ServerName> via = List.of();

    @QueryParam("server_name")
    List<ServerName> serverNames = List.of();

    @POST
    @Path("join/{roomIdOrAlias}")
    public Entered join(@PathParam("roomIdOrAlias") String roomIdOrAlias, byte[] body) {
        return new Entered(entrance.join(requester.caller(), Wish.in(body).into(roomIdOrAlias, servers())));
    }

    @POST
    @Path("knock/{roomIdOrAlias}")
    public Entered knock(@PathParam("roomIdOrAlias") String roomIdOrAlias, byte[] body) {
        return new Entered(knocking.knock(requester.caller(), roomIdOrAlias, servers(), Reason.in(body)));
    }

    private List<ServerName> servers() {
        return Stream.concat(via.stream(), serverNames.stream()).distinct().toList();
    }
}
