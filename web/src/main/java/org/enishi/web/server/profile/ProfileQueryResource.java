package org.enishi.web.server.profile;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.enishi.id.UserId;
import org.enishi.profile.ProfileQueryService;
import org.enishi.security.Requester;
import org.enishi.security.Role;
import org.jspecify.annotations.Nullable;

/**
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#get_matrixfederationv1queryprofile">Matrix v1.19,
 *     server-server API, query/profile</a>
 */
@Path("_matrix/federation/v1/query/profile")
@RolesAllowed(Role.SERVER)
public class ProfileQueryResource {
    @Inject
    Requester requester;

    @EJB
    ProfileQueryService profiles;

    @GET
    public JsonObject profile(
            @QueryParam("user_id") @Nullable UserId user, @QueryParam("field") @Nullable String field) {
        return profiles.answer(requester.origin(), user, field);
    }
}
