package org.enishi.remote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.enishi.configuration.Configuration;
import org.enishi.configuration.FederationMode;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.ServerName;
import org.enishi.json.InvalidJson;
import org.enishi.json.Json;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.policy.PolicyVerdict;
import org.enishi.signing.SignatureVerifier;

/**
 * Who sent this request? Checks {@code X-Matrix} authorisation. May fetch the origin's keys.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#request-authentication">Matrix v1.19, server-server
 *     API, "Request Authentication"</a>
 */
@ApplicationScoped
public class RequestVerifier {
    @Inject
    Configuration configuration;

    @Inject
    KeyRing keys;

    @Inject
    FederationPolicy policy;

    @Inject
    Event<PeerSpoke> spoke;

    /**
     * What a signature covers.
     *
     * @param rawUri path and query as on the request line, not decoded
     * @param content reads the body, once it is known that its sender is welcome; empty for a request without one
     */
    public record Signed(String method, String rawUri, Supplier<Optional<JsonObject>> content) {}

    /**
     * @param authorization all {@code Authorization} headers, as received
     * @return the origin, whose signature holds for our server as destination
     * @throws MatrixException 403 {@code M_FORBIDDEN} by our policy, except in mode {@code strict}; 401 {@code M_UNAUTHORIZED}; 400 if the body is no
     *     JSON object
     */
    public ServerName verify(List<String> authorization, Signed request) {
        List<XMatrix> headers = headers(authorization);
        XMatrix first = headers.get(0);
        requireOurs(first);
        // Before anything is fetched: from whom nothing is taken, nothing is asked either.
        requireWelcome(first.origin());
        JsonObjectBuilder signed = Json.object()
                .add("method", request.method())
                .add("uri", request.rawUri())
                .add("origin", first.origin().value())
                .add(
                        "destination",
                        first.destination().orElse(configuration.serverName().value()))
                .add("signatures", Json.object().add(first.origin().value(), signatures(headers)));
        content(request).ifPresent(content -> signed.add("content", content));
        boolean holds = SignatureVerifier.verify(
                signed.build(), first.origin().value(), keyId -> keys.forRequest(first.origin(), keyId));
        if (!holds) throw notProven(first.origin());
        spoke.fire(new PeerSpoke(first.origin()));
        return first.origin();
    }

    private void requireWelcome(ServerName origin) {
        PolicyVerdict verdict = policy.decide(Direction.INBOUND, origin, null, Action.REQUEST);
        if (verdict.allowed()) return;
        throw isStrict() ? notProven(origin) : MatrixException.forbidden(verdict.sentence());
    }

    /** In mode {@code strict} who is not known gets the same answer as who pretends: else anybody could find out who is listed. */
    private MatrixException notProven(ServerName origin) {
        ServerName own = configuration.serverName();
        return unauthorized(
                isStrict()
                        ? own + " exchanges nothing with " + origin
                                + " by this request: no signature of it holds, or the"
                                + " domain is not on the list of allowed domains. An administrator of " + own
                                + " can change this."
                        : "no signature of " + origin + " holds for this request");
    }

    private boolean isStrict() {
        return configuration.federationMode() == FederationMode.STRICT;
    }

    private static List<XMatrix> headers(List<String> authorization) {
        List<Optional<XMatrix>> parsed = authorization.stream()
                .filter(XMatrix::isScheme)
                .map(XMatrix::parse)
                .toList();
        if (parsed.isEmpty()) throw unauthorized("X-Matrix authorization is missing");
        if (parsed.size() > 10 || parsed.contains(Optional.<XMatrix>empty()))
            throw unauthorized("X-Matrix authorization is malformed");
        List<XMatrix> headers = parsed.stream().map(Optional::orElseThrow).toList();
        XMatrix first = headers.get(0);
        boolean agree = headers.stream()
                .allMatch(each -> each.origin().equals(first.origin())
                        && each.destination().equals(first.destination()));
        if (!agree) throw unauthorized("X-Matrix headers of different servers");
        return headers;
    }

    private void requireOurs(XMatrix header) {
        ServerName ours = configuration.serverName();
        boolean forUs = header.destination()
                .map(destination -> destination.equalsIgnoreCase(ours.value()))
                .orElse(true);
        if (!forUs) throw unauthorized("the request is for another server than " + ours);
        if (header.origin().folded().equals(ours.folded())) throw unauthorized("the request does not come from us");
    }

    private static JsonObjectBuilder signatures(List<XMatrix> headers) {
        JsonObjectBuilder signatures = Json.object();
        headers.forEach(header -> signatures.add(header.keyId(), header.signature()));
        return signatures;
    }

    private static Optional<JsonObject> content(Signed request) {
        try {
            return request.content().get();
        } catch (InvalidJson e) {
            ErrorCode code = e.kind() == InvalidJson.Kind.NOT_JSON ? ErrorCode.M_NOT_JSON : ErrorCode.M_BAD_JSON;
            throw new MatrixException(code, String.valueOf(e.getMessage()));
        }
    }

    private static MatrixException unauthorized(String message) {
        return new MatrixException(ErrorCode.M_UNAUTHORIZED, message);
    }
}
