package org.enishi.web.server.space;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.enishi.federation.serving.SpaceService;
import org.enishi.id.RoomId;
import org.enishi.security.Requester;
import org.enishi.security.Role;

/**
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#get_matrixfederationv1hierarchyroomid">Matrix v1.19,
 *     server-server API, "GET hierarchy/{roomId}"</a>
 */
@Path("_matrix/federation/v1/hierarchy/{roomId}")
@RolesAllowed(Role.SERVER)
public class HierarchyResource {
    @Inject
    Requester requester;

    @EJB
    SpaceService spaces;

    @GET
    public JsonObject read(
            @PathParam("roomId") RoomId room,
            @QueryParam("suggested_only") @DefaultValue("false") boolean suggestedOnly) {
        return spaces.hierarchy(requester.origin(), room, suggestedOnly);
    }
}
