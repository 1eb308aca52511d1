package org.enishi.web.client.space;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.enishi.id.ServerName;
import org.enishi.security.Requester;
import org.enishi.space.RoomSummary;

/**
 * Whoever shows no token is a stranger; a token that does not hold is refused.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv1room_summaryroomidoralias">Matrix v1.19,
 *     "GET room_summary/{roomIdOrAlias}"</a>
 */
@Path("_matrix/client/v1/room_summary/{roomIdOrAlias}")
@PermitAll
public class RoomSummaryResource {
    @Inject
    Requester requester;

    @EJB
    RoomSummary rooms;

    @GET
    public JsonObject read(@PathParam("roomIdOrAlias") String roomIdOrAlias, @QueryParam("via") List<ServerName> via) {
        requester.refusal().ifPresent(refused -> {
            throw refused;
        });
        return rooms.read(requester.findCaller(), roomIdOrAlias, via);
    }
}
