package org.enishi.security.token;

import java.time.Instant;
import java.util.Optional;
import org.enishi.security.Caller;

/**
 * Whom a token stands for.
 *
 * @param expires empty: never
 */
public record Session(Caller caller, Optional<Instant> expires) {
    public boolean isExpired(Instant now) {
        return expires.isPresent() && !now.isBefore(expires.get());
    }
}
