package org.enishi.administration;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.enishi.compliance.AuditAction;
import org.enishi.compliance.AuditLog;
import org.enishi.compliance.Deed;
import org.enishi.error.MatrixException;
import org.enishi.security.Role;
import org.enishi.security.token.TokenGenerator;
import org.enishi.store.account.RegistrationToken;
import org.enishi.store.account.RegistrationTokenStore;
import org.jspecify.annotations.Nullable;

/**
 * Tokens with which people register themselves, where the configuration lets them.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#token-authenticated-registration">Matrix v1.19,
 *     "Token-authenticated registration"</a>
 */
@Stateless
@RolesAllowed(Role.ADMIN)
public class RegistrationTokens {
    private static final Pattern OPAQUE = Pattern.compile("[0-9A-Za-z._~-]{1,64}");
    private static final int USUAL_LENGTH = 16;

    @Inject
    RegistrationTokenStore store;

    @Inject
    TokenGenerator generator;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    @Resource
    SessionContext session;

    /** How many registrations, and until when in milliseconds; empty: without end. */
    public record Limits(Optional<Long> usesAllowed, Optional<Long> expiryTime) {}

    /** In the order of the tokens. */
    public List<ShownRegistrationToken> all() {
        Instant now = clock.instant();
        Map<String, Long> pending = store.pending(now);
        return store.all().stream()
                .map(token -> ShownRegistrationToken.of(token, pending.getOrDefault(token.token(), 0L), now))
                .toList();
    }

    /** @throws MatrixException {@code M_NOT_FOUND} */
    public ShownRegistrationToken one(String token) {
        return shown(require(token));
    }

    /**
     * @param wanted empty: the server makes one
     * @throws MatrixException {@code M_INVALID_PARAM} for a token that exists or is not well formed, or for wrong limits
     */
    public ShownRegistrationToken add(Optional<String> wanted, Limits limits) {
        String token = wanted.orElseGet(() -> generator.secret().substring(0, USUAL_LENGTH));
        if (!OPAQUE.matcher(token).matches()) {
            throw MatrixException.invalidParam("A token has 1 to 64 letters, digits or . _ ~ -");
        }
        if (store.find(token).isPresent()) throw MatrixException.invalidParam("This token exists");
        requireSense(limits);
        var made = new RegistrationToken(
                token, limits.usesAllowed().orElse(null), limits.expiryTime().orElse(null));
        store.add(made);
        ShownRegistrationToken shown = shown(made);
        write(AuditAction.REGISTRATION_TOKEN_ADDED, null, shown);
        return shown;
    }

    /** @throws MatrixException {@code M_NOT_FOUND}; {@code M_INVALID_PARAM} for wrong limits */
    public ShownRegistrationToken change(String token, Limits limits) {
        requireSense(limits);
        RegistrationToken found = require(token);
        ShownRegistrationToken before = shown(found);
        found.allow(limits.usesAllowed());
        found.expire(limits.expiryTime());
        ShownRegistrationToken after = shown(found);
        write(AuditAction.REGISTRATION_TOKEN_CHANGED, before, after);
        return after;
    }

    /** @throws MatrixException {@code M_NOT_FOUND} */
    public void remove(String token) {
        RegistrationToken found = require(token);
        write(AuditAction.REGISTRATION_TOKEN_REMOVED, shown(found), null);
        store.remove(found);
    }

    private void requireSense(Limits limits) {
        if (limits.usesAllowed().filter(uses -> uses < 0).isPresent()) {
            throw MatrixException.invalidParam("uses_allowed is not negative");
        }
        if (limits.expiryTime().filter(time -> time < clock.millis()).isPresent()) {
            throw MatrixException.invalidParam("expiry_time is not in the past");
        }
    }

    private RegistrationToken require(String token) {
        return store.findLocked(token).orElseThrow(() -> MatrixException.notFound("No such registration token"));
    }

    private ShownRegistrationToken shown(RegistrationToken token) {
        Instant now = clock.instant();
        return ShownRegistrationToken.of(token, store.pending(token.token(), now), now);
    }

    private void write(
            AuditAction action, @Nullable ShownRegistrationToken before, @Nullable ShownRegistrationToken after) {
        ShownRegistrationToken either = after == null ? before : after;
        if (either == null) return;
        audit.write(new Deed(
                action,
                session.getCallerPrincipal().getName(),
                either.masked(),
                "",
                before == null ? null : before.forAudit(),
                after == null ? null : after.forAudit()));
    }
}
