package org.enishi.web.client.openid;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.enishi.id.UserId;
import org.enishi.openid.OpenIdTokens;
import org.enishi.security.Requester;
import org.enishi.security.Role;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#openid">Matrix v1.19, "OpenID"</a> */
@Path("_matrix/client/v3/user/{userId}/openid/request_token")
@RolesAllowed(Role.USER)
public class OpenIdResource {
    @Inject
    Requester requester;

    @EJB
    OpenIdTokens tokens;

    @POST
    public JsonObject issue(@PathParam("userId") UserId user, JsonObject nothing) {
        return tokens.issue(requester.caller(), user);
    }
}
