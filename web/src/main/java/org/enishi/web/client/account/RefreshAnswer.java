package org.enishi.web.client.account;

import java.time.Duration;
import java.util.Optional;
import org.enishi.security.token.IssuedTokens;

/** Answer of {@code POST /refresh}. */
public record RefreshAnswer(String accessToken, Optional<String> refreshToken, Optional<Long> expiresInMs) {
    static RefreshAnswer of(IssuedTokens tokens) {
        return new RefreshAnswer(
                tokens.access(), tokens.refresh(), tokens.lifetime().map(Duration::toMillis));
    }

    @Override
    public String toString() {
        return "RefreshAnswer[…]";
    }
}
