package org.enishi.web.client.account;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.enishi.account.Registration;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.jspecify.annotations.Nullable;

/**
 * Whether a registration token is good.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv1registermloginregistration_tokenvalidity">Matrix
 *     v1.19, "GET /register/m.login.registration_token/validity"</a>
 */
@Path("/_matrix/client/v1/register/m.login.registration_token/validity")
@PermitAll
public class RegistrationTokenResource {
    @Inject
    Registration registration;

    /** The answer. */
    public record Validity(boolean valid) {}

    @GET
    public Validity validity(@QueryParam("token") @Nullable String token) {
        if (token == null) throw new MatrixException(ErrorCode.M_MISSING_PARAM, "Missing parameter 'token'");
        return new Validity(registration.isTokenGood(token));
    }
}
