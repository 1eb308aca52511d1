package org.enishi.account;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.enishi.account.session.OpenedSession;
import org.enishi.account.session.WantedDevice;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.policy.RateLimits;
import org.enishi.security.Requester;
import org.enishi.security.password.CheckedAccount;
import org.enishi.security.password.Credentials;

/**
 * Login, by password only.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#legacy-login">Matrix v1.19, "Login"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Login {
    /** The one type of login there is. */
    public static final String PASSWORD = "m.login.password";

    private static final String USER_IDENTIFIER = "m.id.user";

    @Inject
    Credentials credentials;

    @Inject
    Accounts accounts;

    @Inject
    RateLimits limits;

    @Inject
    Requester requester;

    /** @throws MatrixException {@code M_FORBIDDEN}, {@code M_USER_DEACTIVATED}, {@code M_LIMIT_EXCEEDED} */
    public OpenedSession login(ShownCredentials shown, WantedDevice device) {
        if (!shown.type().equals(PASSWORD)) {
            throw new MatrixException(ErrorCode.M_UNKNOWN, 400, "Unknown type of login");
        }
        String name = shown.name().orElse("");
        limits.take("login", requester.address() + " " + name);
        boolean namesUser = shown.identifierType().orElse(USER_IDENTIFIER).equals(USER_IDENTIFIER);
        String password = shown.password().orElseThrow(Login::passwordMissing);
        CheckedAccount account =
                credentials.check(namesUser ? name : "", password).orElseThrow(() -> refusal(name));
        return accounts.open(account.nid(), device);
    }

    private MatrixException refusal(String name) {
        boolean isOver =
                credentials.userId(name).filter(accounts::isDeactivated).isPresent();
        return isOver
                ? new MatrixException(ErrorCode.M_USER_DEACTIVATED, "This account has been deactivated")
                : MatrixException.forbidden("Invalid user name or password");
    }

    private static MatrixException passwordMissing() {
        return new MatrixException(ErrorCode.M_MISSING_PARAM, "Missing key 'password'");
    }
}
