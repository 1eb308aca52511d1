package org.enishi.web.client.account;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import org.enishi.account.Login;
import org.enishi.account.session.Logout;
import org.enishi.account.session.OpenedSession;
import org.enishi.account.session.TokenRefresh;
import org.enishi.security.Requester;
import org.enishi.security.Role;

/**
 * {@code /login}, {@code /refresh}, {@code /logout}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#legacy-login">Matrix v1.19, "Login"</a>
 */
@Path("/_matrix/client/v3")
@RolesAllowed(Role.USER)
public class LoginResource {
    @Inject
    Login login;

    @Inject
    Logout logout;

    @Inject
    TokenRefresh refresh;

    @Inject
    Requester requester;

    /** The ways to log in. */
    public record Flows(List<Flow> flows) {}

    /** One way. @param getLoginToken whether clients that are logged in get such tokens for others */
    public record Flow(String type, Optional<Boolean> getLoginToken) {
        static Flow of(Login.Type type) {
            return new Flow(type.name(), type.forFurtherDevices() ? Optional.of(true) : Optional.empty());
        }
    }

    @GET
    @Path("login")
    @PermitAll
    public Flows flows() {
        return new Flows(login.types().stream().map(Flow::of).toList());
    }

    @POST
    @Path("login")
    @PermitAll
    public OpenedSession login(LoginBody body) {
        return login.login(body.credentials(), body.device());
    }

    @POST
    @Path("refresh")
    @PermitAll
    public RefreshAnswer refresh(RefreshBody body) {
        return RefreshAnswer.of(refresh.refresh(body.refreshToken()));
    }

    @POST
    @Path("logout")
    public JsonObject logout() {
        logout.one(requester.caller());
        return JsonObject.EMPTY_JSON_OBJECT;
    }

    @POST
    @Path("logout/all")
    public JsonObject logoutAll() {
        logout.all(requester.caller());
        return JsonObject.EMPTY_JSON_OBJECT;
    }
}
