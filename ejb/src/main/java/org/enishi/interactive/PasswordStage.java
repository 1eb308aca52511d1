package org.enishi.interactive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.enishi.error.MatrixException;
import org.enishi.id.UserId;
import org.enishi.policy.RateLimits;
import org.enishi.security.password.CheckedAccount;
import org.enishi.security.password.Credentials;

/**
 * {@code m.login.password}: the password of the token's user, and of nobody else.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#password-based">Matrix v1.19, "Password-based"</a>
 */
@ApplicationScoped
class PasswordStage {
    private static final String USER_IDENTIFIER = "m.id.user";

    @Inject
    Credentials credentials;

    @Inject
    RateLimits limits;

    /**
     * @param account whose password it must be; nobody's is right for a stranger
     * @return why it failed
     */
    Optional<MatrixException> attempt(Optional<Long> account, JsonObject auth) {
        Optional<String> password = Asked.text(auth, "password");
        if (password.isEmpty()) return Optional.of(MatrixException.forbidden("A password is missing"));
        Optional<UserId> user = account.flatMap(credentials::current).map(CheckedAccount::user);
        limits.take("login", user.map(UserId::value).orElse(""));
        boolean right = user.filter(each -> names(auth, each)).isPresent()
                && credentials.isPassword(account.orElseThrow(), password.get());
        return right ? Optional.empty() : Optional.of(MatrixException.forbidden("Invalid password"));
    }

    /** Whoever names a user must name this one; addresses and telephone numbers name nobody here. */
    private boolean names(JsonObject auth, UserId user) {
        Optional<String> named = auth.get("identifier") instanceof JsonObject identifier
                ? Optional.of(nameIn(identifier))
                : Asked.text(auth, "user");
        return named.isEmpty() || credentials.userId(named.get()).equals(Optional.of(user));
    }

    private static String nameIn(JsonObject identifier) {
        boolean isUser = Asked.text(identifier, "type").orElse(USER_IDENTIFIER).equals(USER_IDENTIFIER);
        return isUser ? Asked.text(identifier, "user").orElse("") : "";
    }
}
