package org.enishi.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.json.Json;
import org.enishi.security.token.LastSeen;
import org.enishi.security.token.Session;
import org.enishi.security.token.Sessions;

/**
 * Local users by their access tokens.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#using-access-tokens">Matrix v1.19, "Using access
 *     tokens"</a>
 */
@ApplicationScoped
class BearerTokens {
    private static final String SCHEME = "Bearer ";
    private static final String PARAMETER = "access_token=";

    @Inject
    Sessions sessions;

    @Inject
    LastSeen lastSeen;

    @Inject
    Requester requester;

    @Inject
    Clock clock;

    /** The token of the header, or of the query for clients that know no better. */
    Optional<String> token(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.of(header.substring(SCHEME.length()).strip());
        }
        return Optional.ofNullable(request.getQueryString()).flatMap(BearerTokens::inQuery);
    }

    /** @return whether the token is good; otherwise the requester knows why not */
    boolean accept(String token, String address) {
        Optional<Session> session = sessions.find(token);
        if (session.isEmpty() || session.get().isExpired(clock.instant())) {
            requester.isRefused(unknown(session.isPresent()));
            return false;
        }
        Caller caller = session.get().caller();
        requester.becomes(caller, roles(caller));
        lastSeen.note(caller.deviceNid(), address);
        return true;
    }

    private static Set<String> roles(Caller caller) {
        if (caller.guest()) return Set.of(Role.GUEST);
        return caller.admin() ? Set.of(Role.USER, Role.ADMIN) : Set.of(Role.USER);
    }

    /** Read by hand: {@code getParameter} would eat a body that calls itself a form. */
    private static Optional<String> inQuery(String query) {
        return Arrays.stream(query.split("&", -1))
                .filter(pair -> pair.startsWith(PARAMETER))
                .map(pair -> URLDecoder.decode(pair.substring(PARAMETER.length()), UTF_8))
                .findFirst();
    }

    private static MatrixException unknown(boolean expired) {
        return new MatrixException(
                ErrorCode.M_UNKNOWN_TOKEN,
                401,
                expired ? "The access token has expired" : "Unknown access token",
                Json.object().add("soft_logout", expired).build());
    }
}
