package org.enishi.web.client.space;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.enishi.id.RoomId;
import org.enishi.security.Requester;
import org.enishi.security.Role;
import org.enishi.security.limit.Limited;
import org.enishi.space.Hierarchy;
import org.jspecify.annotations.Nullable;

/**
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv1roomsroomidhierarchy">Matrix v1.19, "GET
 *     rooms/{roomId}/hierarchy"</a>
 */
@Path("_matrix/client/v1/rooms/{roomId}/hierarchy")
@RolesAllowed(Role.USER)
public class HierarchyResource {
    @Inject
    Requester requester;

    @EJB
    Hierarchy hierarchy;

    @QueryParam("suggested_only")
    @DefaultValue("false")
    boolean suggestedOnly;

    @QueryParam("limit")
    @Nullable
    Integer limit;

    @QueryParam("max_depth")
    @Nullable
    Integer maxDepth;

    @QueryParam("from")
    @Nullable
    String from;

    @GET
    @Limited("client")
    public Hierarchy.Page read(@PathParam("roomId") RoomId room) {
        var request = new Hierarchy.Request(
                suggestedOnly, Optional.ofNullable(limit), Optional.ofNullable(maxDepth), Optional.ofNullable(from));
        return hierarchy.read(requester.caller(), room, request);
    }
}
