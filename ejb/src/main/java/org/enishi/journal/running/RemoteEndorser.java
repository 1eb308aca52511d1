package org.enishi.journal.running;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import org.enishi.configuration.Configuration;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.event.Event;
import org.enishi.id.ServerName;
import org.enishi.journal.endorsement.Endorser;
import org.enishi.json.Json;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.policy.Matter;
import org.enishi.remote.FederationClient;
import org.enishi.remote.RemoteFailure;
import org.enishi.remote.http.Limits;
import org.enishi.rules.policyserver.PolicyServer;

/**
 * Asks policy servers over the network. What is asked about goes out to them, so only those are asked to whom the company
 * lets events of the room go.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#post_matrixpolicyv1sign">Matrix v1.19, server-server API,
 *     "POST /_matrix/policy/v1/sign"</a>
 */
@ApplicationScoped
public class RemoteEndorser implements Endorser {
    private static final Logger LOG = System.getLogger(RemoteEndorser.class.getName());
    private static final String PATH = "/_matrix/policy/v1/sign";
    private static final Limits LIMITS = new Limits(64 << 10, Duration.ofSeconds(5));
    private static final int LONGEST_SENTENCE = 500;

    /** What a policy server may say to our clients. By other codes it could, say, have them throw away their keys. */
    private static final List<Saying> MAY_SAY = List.of(
            new Saying(400, ErrorCode.M_FORBIDDEN),
            new Saying(400, ErrorCode.M_BAD_JSON),
            new Saying(400, ErrorCode.M_NOT_JSON),
            new Saying(403, ErrorCode.M_FORBIDDEN),
            new Saying(404, ErrorCode.M_NOT_FOUND),
            new Saying(404, ErrorCode.M_UNRECOGNIZED),
            new Saying(429, ErrorCode.M_LIMIT_EXCEEDED));

    private record Saying(int status, ErrorCode code) {}

    @Inject
    FederationClient client;

    @Inject
    FederationPolicy policy;

    @Inject
    PolicyServerPace pace;

    @Inject
    Configuration configuration;

    @Override
    public Event ask(PolicyServer server, ServerName host, Event event) {
        if (server.name().folded().equals(configuration.serverName().folded()))
            throw MatrixException.forbidden(named(server) + " is this server, which is no policy server");
        policy.require(new Matter(Direction.OUTBOUND, server.name(), host, Action.EVENT).in(event.room()));
        return server.signed(event, answer(server, event))
                .orElseThrow(() -> MatrixException.forbidden(
                        named(server) + " gave no signature that holds by the key in the room's state"));
    }

    private JsonObject answer(PolicyServer server, Event event) {
        try (PolicyServerPace.Turn turn = pace.turn(server.name())) {
            return answer(server, event, turn);
        } catch (RemoteFailure failure) {
            LOG.log(Level.INFO, () -> "No word of the policy server of " + event.room() + ": " + failure.getMessage());
            throw failure instanceof RemoteFailure.Refused refused && refused.status() < 500
                    ? said(server, refused)
                    : pace.later(server.name());
        }
    }

    private JsonObject answer(PolicyServer server, Event event, PolicyServerPace.Turn turn) {
        try {
            JsonObject answer = client.post(server.name(), PATH, event.json(), LIMITS);
            turn.answered();
            return answer;
        } catch (RemoteFailure.Refused refused) {
            if (refused.status() < 500) turn.answered();
            throw refused;
        }
    }

    /** In its own words: code, sentence, and when to come again. */
    private static MatrixException said(PolicyServer server, RemoteFailure.Refused refused) {
        String sentence = refused.error().replaceAll("\\p{Cntrl}", " ").strip();
        if (sentence.isEmpty()) sentence = named(server) + " does not recommend this";
        if (sentence.length() > LONGEST_SENTENCE) sentence = sentence.substring(0, LONGEST_SENTENCE) + "…";
        for (Saying each : MAY_SAY)
            if (each.code.name().equals(refused.errcode()) && each.status == refused.status())
                return new MatrixException(each.code, each.status, sentence, later(refused.body()));
        return MatrixException.forbidden(sentence);
    }

    private static JsonObject later(JsonObject body) {
        return body.get("retry_after_ms") instanceof JsonNumber number && number.isIntegral()
                ? Json.object().add("retry_after_ms", number).build()
                : JsonObject.EMPTY_JSON_OBJECT;
    }

    private static String named(PolicyServer server) {
        return "The policy server of this room, " + server.name() + ",";
    }
}
