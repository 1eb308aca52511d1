package org.enishi.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.enishi.configuration.Configuration;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.InvalidIdentifier;
import org.enishi.id.UserId;
import org.enishi.security.token.Sessions;
import org.enishi.security.token.TokenGenerator;

/**
 * Names for new users: the strict grammar, in lower case.
 *
 * @see <a href="https://spec.matrix.org/v1.19/appendices/#user-identifiers">Matrix v1.19, appendices, "User
 *     Identifiers"</a>
 */
@ApplicationScoped
class UserNames {
    @Inject
    Configuration configuration;

    @Inject
    Accounts accounts;

    @Inject
    TokenGenerator generator;

    @Inject
    Sessions sessions;

    @Inject
    Clock clock;

    /**
     * A free one, or the one that a guest has, who becomes a user.
     *
     * @throws MatrixException {@code M_INVALID_USERNAME}, {@code M_USER_IN_USE}; {@code M_FORBIDDEN}, {@code M_MISSING_PARAM}
     */
    UserId of(WantedAccount wanted) {
        if (wanted.guestAccessToken().isPresent())
            return ofGuest(wanted.guestAccessToken().get(), wanted.username());
        return wanted.username().map(this::requireFree).orElseGet(this::any);
    }

    private UserId ofGuest(String token, Optional<String> username) {
        UserId guest = sessions.find(token)
                .filter(session -> session.caller().guest() && !session.isExpired(clock.instant()))
                .map(session -> session.caller().user())
                .orElseThrow(() -> MatrixException.forbidden("guest_access_token is not that of a guest"));
        String shown = username.orElseThrow(
                () -> new MatrixException(ErrorCode.M_MISSING_PARAM, "A guest who becomes a user keeps the user name"));
        if (parse(shown).equals(guest)) return guest;
        throw new MatrixException(ErrorCode.M_INVALID_USERNAME, "A guest who becomes a user keeps the user name");
    }

    /** @throws MatrixException {@code M_INVALID_USERNAME}, {@code M_USER_IN_USE} */
    UserId requireFree(String localpart) {
        UserId user = parse(localpart);
        if (accounts.exists(user)) throw Accounts.inUse();
        return user;
    }

    /** @throws MatrixException {@code M_INVALID_USERNAME} */
    UserId parse(String localpart) {
        try {
            UserId user = UserId.of(localpart.toLowerCase(Locale.ROOT), configuration.serverName());
            if (user.isStrict() && !localpart.contains(":")) return user;
        } catch (InvalidIdentifier tooLong) {
            throw invalid();
        }
        throw invalid();
    }

    /** For those who do not care. */
    UserId any() {
        return UserId.of(generator.deviceId().toLowerCase(Locale.ROOT), configuration.serverName());
    }

    private static MatrixException invalid() {
        return new MatrixException(
                ErrorCode.M_INVALID_USERNAME,
                "A user name consists of a-z, 0-9 and . _ = - / +, and is not longer than 255 bytes with the server");
    }
}
