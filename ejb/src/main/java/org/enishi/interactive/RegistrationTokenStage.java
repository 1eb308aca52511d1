package org.enishi.interactive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.enishi.error.MatrixException;
import org.enishi.policy.RateLimits;
import org.enishi.security.Requester;

/**
 * {@code m.login.registration_token}: something that an administrator has given away.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#token-authenticated-registration">Matrix v1.19,
 *     "Token-authenticated registration"</a>
 */
@ApplicationScoped
class RegistrationTokenStage {
    @Inject
    Questions questions;

    @Inject
    RateLimits limits;

    @Inject
    Requester requester;

    /** @return why it failed */
    Optional<MatrixException> attempt(String session, JsonObject auth) {
        limits.take("login", "registration token " + requester.address());
        boolean good = Asked.text(auth, "token")
                .filter(token -> questions.reserve(session, token))
                .isPresent();
        return good ? Optional.empty() : Optional.of(MatrixException.forbidden("Invalid registration token"));
    }
}
