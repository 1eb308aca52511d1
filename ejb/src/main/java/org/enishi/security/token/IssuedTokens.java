package org.enishi.security.token;

import java.time.Duration;
import java.util.Optional;

/** Tokens in the clear, on their only way to the client. */
public record IssuedTokens(String access, Optional<String> refresh, Optional<Duration> lifetime) {
    static IssuedTokens lasting(String access) {
        return new IssuedTokens(access, Optional.empty(), Optional.empty());
    }

    static IssuedTokens expiring(String access, String refresh, Duration lifetime) {
        return new IssuedTokens(access, Optional.of(refresh), Optional.of(lifetime));
    }

    @Override
    public String toString() {
        return "IssuedTokens[…]";
    }
}
