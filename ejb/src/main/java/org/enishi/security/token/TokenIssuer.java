package org.enishi.security.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.enishi.configuration.Configuration;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.json.Json;
import org.enishi.store.device.AccessToken;
import org.enishi.store.device.Device;
import org.enishi.store.device.RefreshToken;
import org.enishi.store.device.TokenStore;

/**
 * Gives out tokens.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#refreshing-access-tokens">Matrix v1.19, "Refreshing
 *     access tokens"</a>
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class TokenIssuer {
    @Inject
    TokenStore tokens;

    @Inject
    TokenGenerator generator;

    @Inject
    Clock clock;

    @Inject
    Configuration configuration;

    /** @param refreshable whether the client can renew it: then it expires */
    public IssuedTokens issue(Device device, boolean refreshable) {
        return refreshable ? issueExpiring(device) : issueLasting(device);
    }

    /**
     * A new pair for a refresh token. The old pair holds until the new one is used.
     *
     * @throws MatrixException {@code M_UNKNOWN_TOKEN} for one that was used up
     */
    public IssuedTokens refresh(String refreshToken) {
        RefreshToken old =
                tokens.findRefresh(TokenHash.of(refreshToken).bytes()).orElseThrow(TokenIssuer::unknown);
        tokens.retireReplaced(old);
        tokens.removeUnusedSuccessors(old);
        String secret = generator.secret();
        return pair(secret, new RefreshToken(TokenHash.of(secret).bytes(), old, clock.instant()));
    }

    /**
     * The first use of a refreshed token shows that it arrived, so the pair it replaces ends here, in a transaction of its own.
     *
     * @param refresh surrogate key of the refresh token that came with it
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void arrived(long refresh) {
        tokens.findRefresh(refresh).ifPresent(tokens::retireReplaced);
    }

    private IssuedTokens issueLasting(Device device) {
        String access = generator.secret();
        tokens.add(new AccessToken(TokenHash.of(access).bytes(), device, clock.instant()));
        return IssuedTokens.lasting(access);
    }

    private IssuedTokens issueExpiring(Device device) {
        String secret = generator.secret();
        return pair(secret, new RefreshToken(TokenHash.of(secret).bytes(), device, clock.instant()));
    }

    private IssuedTokens pair(String refreshSecret, RefreshToken refresh) {
        tokens.add(refresh);
        String access = generator.secret();
        Instant now = clock.instant();
        Duration lifetime = configuration.tokenLifetime();
        tokens.add(new AccessToken(TokenHash.of(access).bytes(), refresh, now, now.plus(lifetime)));
        return IssuedTokens.expiring(access, refreshSecret, lifetime);
    }

    private static MatrixException unknown() {
        var soft = Json.object().add("soft_logout", false).build();
        return new MatrixException(ErrorCode.M_UNKNOWN_TOKEN, 401, "Unknown refresh token", soft);
    }
}
