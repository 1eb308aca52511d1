package org.enishi.partner;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import org.enishi.configuration.Configuration;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.ServerName;
import org.enishi.remote.KeyRing;
import org.enishi.signing.SignatureVerifier;

/** Whether a statement is what its author said, to us, and for now. */
@ApplicationScoped
class Proof {
    /** Characters, so that nobody can make us keep more. */
    private static final int LONGEST = 8_000;

    private static final Duration FARTHEST = Duration.ofDays(8);

    @Inject
    Configuration configuration;

    @Inject
    KeyRing keys;

    @Inject
    Clock clock;

    /**
     * @param author who brings it
     * @throws MatrixException {@code M_TOO_LARGE}, {@code M_INVALID_PARAM}; {@code M_FORBIDDEN} if no signature holds
     */
    Statement require(ServerName author, JsonObject json) {
        if (json.toString().length() > LONGEST)
            throw new MatrixException(ErrorCode.M_TOO_LARGE, "A statement has at most " + LONGEST + " characters");
        Statement statement = Statement.read(json);
        if (!statement.from().folded().equals(author.folded()))
            throw MatrixException.invalidParam("from is not the server that brings it");
        if (!statement.to().folded().equals(configuration.serverName().folded()))
            throw MatrixException.invalidParam("to is not this server");
        long now = clock.millis();
        if (statement.validUntil() <= now) throw MatrixException.invalidParam("valid_until is over");
        if (statement.validUntil() > now + FARTHEST.toMillis())
            throw MatrixException.invalidParam("valid_until is more than a week away");
        String signer = statement.from().value();
        if (!SignatureVerifier.verify(json, signer, id -> keys.forRequest(author, id)))
            throw MatrixException.forbidden("No signature of " + signer + " holds for this statement");
        return statement;
    }
}
