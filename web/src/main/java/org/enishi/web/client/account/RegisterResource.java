package org.enishi.web.client.account;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.enishi.account.Registration;
import org.enishi.account.session.OpenedSession;
import org.enishi.interactive.Asked;
import org.enishi.web.client.interactive.Interactive;
import org.enishi.web.wire.record.RecordReader;
import org.jspecify.annotations.Nullable;

/**
 * {@code /register}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3register">Matrix v1.19, "POST
 *     /register"</a>
 */
@Path("/_matrix/client/v3/register")
@PermitAll
public class RegisterResource {
    private static final String ENDPOINT = "POST /register";

    @Inject
    Registration registration;

    /** Whether a user name is free. */
    public record Availability(boolean available) {}

    /** Body of {@code POST /register} for guests: what else is in it is ignored. */
    record GuestBody(Optional<String> initialDeviceDisplayName) {}

    @POST
    @Interactive
    public OpenedSession register(@QueryParam("kind") @DefaultValue("user") String kind, JsonObject body) {
        if (kind.equals("guest")) {
            var guest = RecordReader.read(body, GuestBody.class);
            return registration.registerGuest(guest.initialDeviceDisplayName());
        }
        var wanted = RecordReader.read(body, RegisterBody.class);
        return registration.register(Asked.byStranger(ENDPOINT, body), wanted.account(kind), wanted.device());
    }

    @GET
    @Path("available")
    public Availability available(@QueryParam("username") @Nullable String username) {
        registration.requireAvailable(username == null ? "" : username);
        return new Availability(true);
    }
}
