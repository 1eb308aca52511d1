package org.enishi.security.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.enishi.security.AccountEnded;
import org.enishi.store.account.LoginToken;
import org.enishi.store.account.LoginTokenStore;

/**
 * Tokens that are good for one login, soon.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv1loginget_token">Matrix v1.19, "POST
 *     /login/get_token"</a>
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRED)
public class LoginTokens {
    /** What the specification recommends. */
    public static final Duration LIFETIME = Duration.ofMinutes(2);

    @Inject
    LoginTokenStore store;

    @Inject
    TokenGenerator generator;

    @Inject
    Clock clock;

    /** @return the token in the clear */
    public String issue(long account) {
        Instant now = clock.instant();
        store.removeExpired(now);
        String token = generator.secret();
        store.add(new LoginToken(TokenHash.of(token).hex(), account, now.plus(LIFETIME)));
        return token;
    }

    /** Once. @return the account, if the token is good */
    public Optional<Long> redeem(String token) {
        return store.take(TokenHash.of(token).hex(), clock.instant());
    }

    void forget(@Observes AccountEnded ended) {
        store.removeOf(ended.account());
    }
}
