package org.enishi.web.client.presence;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.enishi.id.UserId;
import org.enishi.presence.PresenceService;
import org.enishi.security.Requester;
import org.enishi.security.Role;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#presence">Matrix v1.19, "Presence"</a> */
@Path("_matrix/client/v3/presence/{userId}/status")
@RolesAllowed(Role.USER)
public class PresenceResource {
    @Inject
    Requester requester;

    @EJB
    PresenceService presence;

    @PathParam("userId")
    UserId user;

    @PUT
    public JsonObject set(PresenceService.Wish wish) {
        presence.set(requester.caller(), user, wish);
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    @GET
    public JsonObject get() {
        return presence.get(requester.caller(), user);
    }
}
