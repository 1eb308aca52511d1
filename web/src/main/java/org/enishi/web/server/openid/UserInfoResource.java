package org.enishi.web.server.openid;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.enishi.id.UserId;
import org.enishi.openid.OpenIdTokens;

/** @see <a href="https://spec.matrix.org/v1.19/server-server-api/#openid">Matrix v1.19, server-server API, "OpenID"</a> */
@Path("_matrix/federation/v1/openid/userinfo")
@PermitAll
public class UserInfoResource {
    @EJB
    OpenIdTokens tokens;

    /** Whose token it is. */
    public record UserInfo(UserId sub) {}

    @GET
    public UserInfo userInfo(@QueryParam("access_token") @DefaultValue("") String token) {
        return new UserInfo(tokens.owner(token));
    }
}
