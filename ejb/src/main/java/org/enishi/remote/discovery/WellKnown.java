package org.enishi.remote.discovery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.enishi.id.InvalidIdentifier;
import org.enishi.id.ServerName;
import org.enishi.json.InvalidJson;
import org.enishi.json.Json;
import org.enishi.remote.http.Answer;
import org.enishi.remote.http.Endpoint;
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
    private static final Logger LOG = System.getLogger(WellKnown.class.getName());
    private static final int MAX_REDIRECTS = 5;

    @Inject
    Transport transport;

    @Inject
    Dns dns;

    @Inject
    AddressGuard guard;

    Delegation of(String host) {
        try {
            return read(host);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> "no delegation at " + host + ": " + e.getMessage());
            return Freshness.failed();
        }
    }

    /** @throws IOException that says why there is none */
    Delegation read(String host) throws IOException {
        try {
            URI uri = URI.create("https://" + host + "/.well-known/matrix/server");
            for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
                Answer answer = ask(uri);
                Optional<URI> next = redirection(uri, answer);
                if (next.isEmpty()) return delegation(answer);
                uri = next.get();
            }
        } catch (IllegalArgumentException notAnAddress) {
            throw new IOException(notAnAddress.getMessage(), notAnAddress);
        }
        throw new IOException("redirected too often");
    }

    private Answer ask(URI uri) throws IOException {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        return transport.ask(endpoint(uri), Question.get(target), Limits.SMALL);
    }

    private Endpoint endpoint(URI uri) throws IOException {
        String host = uri.getHost();
        int port = uri.getPort() < 0 ? 443 : uri.getPort();
        List<InetSocketAddress> addresses = dns.addresses(host).stream()
                .filter(guard::allows)
                .map((InetAddress address) -> new InetSocketAddress(address, port))
                .toList();
        if (addresses.isEmpty()) throw new IOException(host + " has no address that we may connect to");
        return new Endpoint(host, uri.getPort() < 0 ? host : host + ":" + port, addresses);
    }

    static Optional<URI> redirection(URI from, Answer answer) throws IOException {
        boolean redirects =
                answer.status() / 100 == 3 && answer.header("location").isPresent();
        if (!redirects) return Optional.empty();
        URI to = from.resolve(answer.header("location").get());
        if (!"https".equals(to.getScheme()) || to.getHost() == null)
            throw new IOException("redirected away from HTTPS");
        return Optional.of(to);
    }

    static Delegation delegation(Answer answer) throws IOException {
        if (answer.status() != 200) throw new IOException("status " + answer.status());
        try {
            JsonObject body = Json.read(answer.body());
            if (!(body.get("m.server") instanceof JsonString name)) throw new IOException("no m.server");
            return new Delegation(Optional.of(new ServerName(name.getString())), Freshness.of(answer));
        } catch (InvalidJson | InvalidIdentifier e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
