package org.enishi.security.token;

import com.github.benmanes.caffeine.cache.Cache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.enishi.store.cache.Caches;
import org.enishi.store.device.TokenReader;
import org.jspecify.annotations.Nullable;

/**
 * Whom tokens stand for, remembered for a while: a logout acts at once on this node, and within {@link #FRESH} on others.
 */
@ApplicationScoped
public class Sessions {
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final int MOST = 100_000;

    @Inject
    TokenReader tokens;

    @Inject
    TokenIssuer issuer;

    private final Cache<TokenHash, Session> sessions =
            Caches.builder().maximumSize(MOST).expireAfterWrite(FRESH).build();

    public Optional<Session> find(String token) {
        return Optional.ofNullable(sessions.get(TokenHash.of(token), this::read));
    }

    /** For changes that no {@link TokensEnded} tells: roles of an account. */
    public void forgetAccount(long account) {
        sessions.asMap().values().removeIf(session -> session.caller().account() == account);
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) RolesChanged changed) {
        forgetAccount(changed.account());
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) TokensEnded ended) {
        sessions.asMap()
                .values()
                .removeIf(session -> ended.devices().contains(session.caller().deviceNid()));
    }

    private @Nullable Session read(TokenHash hash) {
        Optional<TokenReader.Holder> found = tokens.find(hash.bytes());
        found.flatMap(TokenReader.Holder::succeeds).ifPresent(issuer::arrived);
        return found.map(Session::of).orElse(null);
    }
}
