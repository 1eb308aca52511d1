package org.enishi.web.server.admission;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.enishi.federation.admission.TemplateService;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.security.Requester;
import org.enishi.security.Role;

/**
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#get_matrixfederationv1make_joinroomiduserid">Matrix
 *     v1.19, server-server API, make_join, make_knock, make_leave</a>
 */
@Path("_matrix/federation/v1")
@RolesAllowed(Role.SERVER)
public class TemplateResource {
    @Inject
    Requester requester;

    @EJB
    TemplateService templates;

    @GET
    @Path("make_join/{roomId}/{userId}")
    public JsonObject join(
            @PathParam("roomId") RoomId room,
            @PathParam("userId") UserId user,
            @QueryParam("ver") List<String> versions) {
        return templates.join(requester.origin(), room, user, versions);
    }

    @GET
    @Path("make_knock/{roomId}/{userId}")
    public JsonObject knock(
            @PathParam("roomId") RoomId room,
            @PathParam("userId") UserId user,
            @QueryParam("ver") List<String> versions) {
        return templates.knock(requester.origin(), room, user, versions);
    }

    @GET
    @Path("make_leave/{roomId}/{userId}")
    public JsonObject leave(@PathParam("roomId") RoomId room, @PathParam("userId") UserId user) {
        return templates.leave(requester.origin(), room, user);
    }
}
