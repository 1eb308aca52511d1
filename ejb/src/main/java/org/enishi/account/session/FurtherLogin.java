package org.enishi.account.session;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.enishi.interactive.Asked;
import org.enishi.interactive.InteractiveAuthentication;
import org.enishi.interactive.Stage;
import org.enishi.policy.RateLimits;
import org.enishi.security.Caller;
import org.enishi.security.token.LoginTokens;

/**
 * Helps a user to log in a further client without typing the password there.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv1loginget_token">Matrix v1.19, "POST
 *     /login/get_token"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FurtherLogin {
    @Inject
    InteractiveAuthentication interactive;

    @Inject
    LoginTokens tokens;

    @Inject
    RateLimits limits;

    /** @throws org.enishi.error.MatrixException {@code M_LIMIT_EXCEEDED}, and 401 until the flow is done */
    public IssuedLoginToken token(Asked asked) {
        Caller caller = asked.caller().orElseThrow();
        limits.take("login", "login token " + caller.user());
        interactive.require(asked, Stage.PASSWORD);
        return new IssuedLoginToken(tokens.issue(caller.account()), LoginTokens.LIFETIME.toMillis());
    }
}
