package org.enishi.account;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.policy.RateLimits;
import org.enishi.security.Requester;
import org.enishi.security.password.CheckedAccount;
import org.enishi.security.password.Credentials;

/**
 * Login by password.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#login">Matrix v1.19, "Login"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Login {
    @Inject
    Credentials credentials;

    @Inject
    Accounts accounts;

    @Inject
    RateLimits limits;

    @Inject
    Requester requester;

    /**
     * @param name localpart or user id
     * @throws MatrixException {@code M_FORBIDDEN}, {@code M_USER_DEACTIVATED}, {@code M_LIMIT_EXCEEDED}
     */
    public OpenedSession byPassword(String name, String password, WantedDevice device) {
        limits.take("login", requester.address() + " " + name);
        CheckedAccount account = credentials.check(name, password).orElseThrow(() -> refusal(name));
        return accounts.open(account.nid(), device);
    }

    private MatrixException refusal(String name) {
        boolean isOver =
                credentials.userId(name).filter(accounts::isDeactivated).isPresent();
        return isOver
                ? new MatrixException(ErrorCode.M_USER_DEACTIVATED, "This account has been deactivated")
                : MatrixException.forbidden("Invalid user name or password");
    }
}
