package org.enishi.administration;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.enishi.json.Json;
import org.enishi.store.account.RegistrationToken;

/**
 * A registration token as administrators see it.
 *
 * @param usesAllowed empty: any number
 * @param pending registrations under way
 * @param completed accounts made with it
 * @param expiryTime milliseconds; empty: never
 * @param good whether somebody could register with it now
 */
public record ShownRegistrationToken(
        String token,
        Optional<Long> usesAllowed,
        long pending,
        long completed,
        Optional<Long> expiryTime,
        boolean good) {
    static ShownRegistrationToken of(RegistrationToken token, long pending, Instant now) {
        return new ShownRegistrationToken(
                token.token(),
                token.usesAllowed(),
                pending,
                token.completed(),
                token.expiresAt(),
                token.isGood(pending, now));
    }

    /** Without the token: the audit log is read by people who must not have it. */
    JsonObject forAudit() {
        var object = Json.object().add("completed", completed);
        usesAllowed.ifPresent(uses -> object.add("uses_allowed", uses));
        expiryTime.ifPresent(time -> object.add("expiry_time", time));
        return object.build();
    }

    /** Enough of it to know which one it was. */
    String masked() {
        return token.substring(0, Math.min(3, token.length())) + "…";
    }
}
