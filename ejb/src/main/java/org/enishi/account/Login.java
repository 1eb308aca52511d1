package org.enishi.account;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import org.enishi.account.session.OpenedSession;
import org.enishi.account.session.WantedDevice;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.security.Requester;
import org.enishi.security.limit.Limited;
import org.enishi.security.password.CheckedAccount;
import org.enishi.security.password.Credentials;
import org.enishi.security.password.LoginAttempts;
import org.enishi.security.token.LoginTokens;

/**
 * Login, by password or by a token that another client has got.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#legacy-login">Matrix v1.19, "Login"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Login {
    private static final String PASSWORD = "m.login.password";

    private static final String TOKEN = "m.login.token";

    private static final String USER_IDENTIFIER = "m.id.user";

    @Inject
    Credentials credentials;

    @Inject
    Accounts accounts;

    @Inject
    LoginTokens tokens;

    @Inject
    LoginAttempts attempts;

    @Inject
    Requester requester;

    /** A way to log in. @param forFurtherDevices whether devices that are logged in get it for others */
    public record Type(String name, boolean forFurtherDevices) {}

    /** @throws MatrixException {@code M_LIMIT_EXCEEDED} */
    @Limited("client")
    public List<Type> types() {
        return List.of(new Type(PASSWORD, false), new Type(TOKEN, true));
    }

    /** @throws MatrixException {@code M_FORBIDDEN}, {@code M_USER_DEACTIVATED}, {@code M_LIMIT_EXCEEDED} */
    public OpenedSession login(ShownCredentials shown, WantedDevice device) {
        return switch (shown.type()) {
            case PASSWORD -> byPassword(shown, device);
            case TOKEN -> byToken(shown.token().orElseThrow(() -> missing("token")), device);
            default -> throw new MatrixException(ErrorCode.M_UNKNOWN, 400, "Unknown type of login");
        };
    }

    private OpenedSession byPassword(ShownCredentials shown, WantedDevice device) {
        String name = shown.name().orElse("");
        boolean namesUser = shown.identifierType().orElse(USER_IDENTIFIER).equals(USER_IDENTIFIER);
        String user = namesUser ? name : "";
        attempts.count(requester.address(), user);
        String password = shown.password().orElseThrow(() -> missing("password"));
        CheckedAccount account = credentials.check(user, password).orElseThrow(() -> refusal(name));
        return accounts.open(account.nid(), device);
    }

    private OpenedSession byToken(String token, WantedDevice device) {
        attempts.countToken(requester.address());
        long account = tokens.redeem(token).orElseThrow(() -> MatrixException.forbidden("Unknown or used login token"));
        return accounts.open(account, device);
    }

    private MatrixException refusal(String name) {
        boolean isOver =
                credentials.userId(name).filter(accounts::isDeactivated).isPresent();
        return isOver ? Accounts.deactivated() : MatrixException.forbidden("Invalid user name or password");
    }

    private static MatrixException missing(String key) {
        return new MatrixException(ErrorCode.M_MISSING_PARAM, "Missing key '" + key + "'");
    }
}
