package org.enishi.security.token;

import java.time.Instant;
import java.util.Optional;
import org.enishi.security.Caller;
import org.enishi.store.device.TokenReader;

/**
 * Whom a token stands for.
 *
 * @param expires empty: never
 */
public record Session(Caller caller, Optional<Instant> expires) {
    static Session of(TokenReader.Holder holder) {
        var caller = new Caller(
                holder.user(), holder.account(), holder.device(), holder.deviceNid(), holder.admin(), holder.guest());
        return new Session(caller, holder.expires());
    }

    public boolean isExpired(Instant now) {
        return expires.isPresent() && !now.isBefore(expires.get());
    }
}
