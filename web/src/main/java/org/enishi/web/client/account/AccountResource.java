package org.enishi.web.client.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.enishi.account.AccountChange;
import org.enishi.id.DeviceId;
import org.enishi.id.UserId;
import org.enishi.interactive.Asked;
import org.enishi.security.Requester;
import org.enishi.security.Role;
import org.enishi.security.limit.Limited;
import org.enishi.web.client.interactive.Interactive;
import org.enishi.web.wire.record.RecordReader;

/**
 * {@code /account}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#account-management">Matrix v1.19, "Account management"</a>
 */
@Path("/_matrix/client/v3/account")
@RolesAllowed(Role.USER)
public class AccountResource {
    @Inject
    AccountChange change;

    @Inject
    Requester requester;

    /** Answer of {@code /whoami}. */
    public record WhoAmI(UserId userId, DeviceId deviceId, boolean isGuest) {}

    /** Answer of {@code /deactivate}: this server has nothing at identity servers. */
    public record Deactivated(String idServerUnbindResult) {}

    /** Body of {@code /password}, but for {@code auth}. */
    record PasswordBody(String newPassword, Optional<Boolean> logoutDevices) {
        @Override
        public String toString() {
            return "PasswordBody[…]";
        }
    }

    /** Body of {@code /deactivate}, but for {@code auth}. */
    record DeactivateBody(boolean erase) {}

    @GET
    @Path("whoami")
    @RolesAllowed({Role.USER, Role.GUEST})
    @Limited("client")
    public WhoAmI whoAmI() {
        var caller = requester.caller();
        return new WhoAmI(caller.user(), caller.device(), caller.guest());
    }

    @POST
    @Path("password")
    @Interactive
    public JsonObject password(JsonObject body) {
        var wanted = RecordReader.read(body, PasswordBody.class);
        var asked = Asked.by(requester.caller(), "POST /account/password", body);
        change.password(asked, wanted.newPassword(), wanted.logoutDevices().orElse(true));
        return JsonObject.EMPTY_JSON_OBJECT;
    }

    @POST
    @Path("deactivate")
    @Interactive
    public Deactivated deactivate(JsonObject body) {
        var wanted = RecordReader.read(body, DeactivateBody.class);
        change.deactivate(Asked.by(requester.caller(), "POST /account/deactivate", body), wanted.erase());
        return new Deactivated("success");
    }
}
