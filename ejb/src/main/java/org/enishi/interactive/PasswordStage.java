package org.enishi.interactive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.enishi.error.MatrixException;
import org.enishi.id.UserId;
import org.enishi.policy.RateLimits;
import org.enishi.security.Caller;
import org.enishi.security.password.Credentials;

/**
 * {@code m.login.password}: the password of the token's user, and of nobody else.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#password-based">Matrix v1.19, "Password-based"</a>
 */
@ApplicationScoped
class PasswordStage {
    @Inject
    Credentials credentials;

    @Inject
    RateLimits limits;

    /** @return why it failed */
    Optional<MatrixException> attempt(Asked asked, JsonObject auth) {
        Optional<String> password = InteractiveAuthentication.text(auth, "password");
        if (password.isEmpty()) return Optional.of(MatrixException.forbidden("A password is missing"));
        Caller caller = asked.caller().orElseThrow();
        limits.take("login", caller.user().value());
        boolean right = credentials.isPassword(caller.account(), password.get()) && names(auth, caller.user());
        return right ? Optional.empty() : Optional.of(MatrixException.forbidden("Invalid password"));
    }

    /** Whoever names a user must name this one. */
    private boolean names(JsonObject auth, UserId user) {
        Optional<String> old = InteractiveAuthentication.text(auth, "user");
        Optional<String> named = auth.get("identifier") instanceof JsonObject identifier
                ? InteractiveAuthentication.text(identifier, "user").or(() -> Optional.of(""))
                : old;
        return named.isEmpty() || credentials.userId(named.get()).equals(Optional.of(user));
    }
}
