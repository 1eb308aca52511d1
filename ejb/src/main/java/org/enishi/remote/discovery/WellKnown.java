package org.enishi.remote.discovery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.enishi.id.InvalidIdentifier;
import org.enishi.id.ServerName;
import org.enishi.json.InvalidJson;
import org.enishi.json.Json;
import org.enishi.remote.http.Answer;
import org.enishi.remote.http.Limits;
import org.enishi.remote.http.Question;
import org.enishi.remote.http.Transport;

/**
 * Reads {@code /.well-known/matrix/server} of a host.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#getwell-knownmatrixserver">Matrix v1.19, server-server
 *     API, "GET /.well-known/matrix/server"</a>
 */
@ApplicationScoped
class WellKnown {
    private static final int MAX_REDIRECTS = 5;

    @Inject
    Transport transport;

    @Inject
    WebPlaces places;

    @Inject
    Clock clock;

    /** The host has answered, and what it says is no delegation. */
    static final class NoDelegation extends IOException {
        private static final long serialVersionUID = 1L;

        NoDelegation(String why) {
            super(why);
        }
    }

    /**
     * @throws NoDelegation if it says that there is none
     * @throws IOException if it says nothing now
     */
    Delegation read(String host) throws IOException {
        try {
            URI uri = URI.create("https://" + host + "/.well-known/matrix/server");
            for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
                Answer answer = ask(uri);
                Optional<URI> next = redirection(uri, answer);
                if (next.isEmpty()) return delegation(answer, clock.instant());
                uri = next.get();
            }
        } catch (IllegalArgumentException notAnAddress) {
            throw new NoDelegation(String.valueOf(notAnAddress.getMessage()));
        }
        throw new NoDelegation("redirected too often");
    }

    private Answer ask(URI uri) throws IOException {
        return transport.ask(places.of(uri), Question.get(WebPlaces.target(uri)), Limits.SMALL);
    }

    static Optional<URI> redirection(URI from, Answer answer) throws IOException {
        boolean redirects =
                answer.status() / 100 == 3 && answer.header("location").isPresent();
        if (!redirects) return Optional.empty();
        URI to = from.resolve(answer.header("location").get());
        if (!"https".equals(to.getScheme()) || to.getHost() == null)
            throw new NoDelegation("redirected away from HTTPS");
        return Optional.of(to);
    }

    static Delegation delegation(Answer answer, Instant now) throws IOException {
        if (isForLater(answer.status())) throw new IOException("status " + answer.status());
        if (answer.status() != 200) throw new NoDelegation("status " + answer.status());
        try {
            JsonObject body = Json.read(answer.body());
            if (!(body.get("m.server") instanceof JsonString name)) throw new NoDelegation("no m.server");
            return new Delegation(new ServerName(name.getString()), Freshness.of(answer, now));
        } catch (InvalidJson | InvalidIdentifier e) {
            throw new NoDelegation(String.valueOf(e.getMessage()));
        }
    }

    /** It is not well, or is asked too often: that says nothing of a delegation. */
    private static boolean isForLater(int status) {
        return status >= 500 || status == 429;
    }
}
