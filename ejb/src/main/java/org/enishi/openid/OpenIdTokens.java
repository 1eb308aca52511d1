package org.enishi.openid;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import org.enishi.configuration.Configuration;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.UserId;
import org.enishi.json.Json;
import org.enishi.security.Caller;
import org.enishi.security.limit.Limited;
import org.enishi.security.token.TokenGenerator;
import org.enishi.security.token.TokenHash;
import org.enishi.store.openid.OpenIdTokenStore;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#openid">Matrix v1.19, "OpenID"</a> */
@Stateless
public class OpenIdTokens {
    private static final Duration LIFETIME = Duration.ofHours(1);

    @Inject
    OpenIdTokenStore store;

    @Inject
    TokenGenerator generator;

    @Inject
    Configuration configuration;

    @Inject
    Clock clock;

    /** @return what the client hands on. @throws MatrixException {@code M_FORBIDDEN} for another user */
    @Limited("message")
    public JsonObject issue(Caller caller, UserId user) {
        caller.accountOf(user);
        long now = clock.millis();
        store.removeExpired(now);
        String secret = generator.secret();
        store.add(TokenHash.of(secret).bytes(), user, now + LIFETIME.toMillis());
        return Json.object()
                .add("access_token", secret)
                .add("token_type", "Bearer")
                .add("matrix_server_name", configuration.serverName().value())
                .add("expires_in", LIFETIME.toSeconds())
                .build();
    }

    /** Whose token it is. @throws MatrixException 401 {@code M_UNKNOWN_TOKEN} */
    public UserId owner(String token) {
        return store.find(TokenHash.of(token).bytes(), clock.millis())
                .orElseThrow(() -> new MatrixException(ErrorCode.M_UNKNOWN_TOKEN, "Access token unknown or expired"));
    }
}
