package org.enishi.web.client.profile;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.enishi.id.UserId;
import org.enishi.profile.ProfileKey;
import org.enishi.profile.ProfileService;
import org.enishi.security.Requester;
import org.enishi.security.Role;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#profiles">Matrix v1.19, "Profiles"</a> */
@Path("_matrix/client/v3/profile/{userId}")
public class ProfileResource {
    @Inject
    Requester requester;

    @EJB
    ProfileService profiles;

    @PathParam("userId")
    UserId user;

    @GET
    @PermitAll
    public JsonObject profile() {
        return profiles.of(user, requester).fields();
    }

    @GET
    @Path("{keyName}")
    @PermitAll
    public JsonObject field(@PathParam("keyName") String key) {
        return profiles.of(user, requester).only(new ProfileKey(key));
    }

    @PUT
    @Path("{keyName}")
    @RolesAllowed({Role.USER, Role.GUEST})
    public JsonObject set(@PathParam("keyName") String key, JsonObject body) {
        profiles.set(requester.caller(), user, new ProfileKey(key), body);
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    @DELETE
    @Path("{keyName}")
    @RolesAllowed({Role.USER, Role.GUEST})
    public JsonObject remove(@PathParam("keyName") String key) {
        profiles.remove(requester.caller(), user, new ProfileKey(key));
        return JsonValue.EMPTY_JSON_OBJECT;
    }
}
