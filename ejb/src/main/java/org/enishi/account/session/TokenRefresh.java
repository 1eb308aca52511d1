package org.enishi.account.session;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.enishi.security.limit.Limited;
import org.enishi.security.token.IssuedTokens;
import org.enishi.security.token.TokenIssuer;

/**
 * A new pair of tokens for a refresh token.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3refresh">Matrix v1.19, "POST
 *     /refresh"</a>
 */
@Stateless
public class TokenRefresh {
    @Inject
    TokenIssuer issuer;

    /** @throws org.enishi.error.MatrixException {@code M_UNKNOWN_TOKEN}, {@code M_LIMIT_EXCEEDED} */
    @Limited("client")
    public IssuedTokens refresh(String refreshToken) {
        return issuer.refresh(refreshToken);
    }
}
