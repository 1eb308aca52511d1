package org.enishi.web.client.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.enishi.account.session.FurtherLogin;
import org.enishi.account.session.IssuedLoginToken;
import org.enishi.interactive.Asked;
import org.enishi.security.Requester;
import org.enishi.security.Role;
import org.enishi.web.client.interactive.Interactive;

/**
 * {@code /login/get_token}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv1loginget_token">Matrix v1.19, "POST
 *     /login/get_token"</a>
 */
@Path("/_matrix/client/v1/login/get_token")
@RolesAllowed(Role.USER)
public class LoginTokenResource {
    @Inject
    FurtherLogin login;

    @Inject
    Requester requester;

    @POST
    @Interactive
    public IssuedLoginToken token(JsonObject body) {
        return login.token(Asked.by(requester.caller(), "POST /login/get_token", body));
    }
}
