package org.enishi.remote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.enishi.configuration.Configuration;
import org.enishi.id.ServerName;
import org.enishi.json.CanonicalJson;
import org.enishi.json.InvalidJson;
import org.enishi.json.Json;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.policy.PolicyVerdict;
import org.enishi.remote.discovery.Discovery;
import org.enishi.remote.http.Answer;
import org.enishi.remote.http.Limits;
import org.enishi.remote.http.Question;
import org.enishi.remote.http.Receiver;
import org.enishi.remote.http.TooLarge;
import org.enishi.remote.http.Transport;
import org.jspecify.annotations.Nullable;

/**
 * Signed requests to other servers. Blocks; call it without a transaction. Paths are raw, with their query, every
 * segment percent-encoded by the caller ({@link RemotePath}). Answers are capped in size and time; take {@link
 * Limits#LARGE} where a whole room state comes.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#request-authentication">Matrix v1.19, server-server
 *     API, "Request Authentication"</a>
 */
@ApplicationScoped
public class FederationClient {
    @Inject
    Discovery discovery;

    @Inject
    Transport transport;

    @Inject
    RequestSigner signer;

    @Inject
    Surroundings surroundings;

    /** @throws RemoteFailure of its three kinds */
    public JsonObject get(ServerName server, String path) {
        return get(server, path, Limits.ORDINARY);
    }

    /** @throws RemoteFailure of its three kinds */
    public JsonObject get(ServerName server, String path, Limits limits) {
        return ask(server, new Call("GET", path, null), limits);
    }

    /** @throws RemoteFailure of its three kinds */
    public JsonObject put(ServerName server, String path, JsonObject body) {
        return put(server, path, CanonicalJson.writtenBytes(body), Limits.ORDINARY);
    }

    /**
     * @param body canonical JSON
     * @throws RemoteFailure of its three kinds
     */
    public JsonObject put(ServerName server, String path, byte[] body, Limits limits) {
        return ask(server, new Call("PUT", path, body), limits);
    }

    /**
     * As {@link #put(ServerName, String, JsonObject)} where the answer is {@code [200, {…}]}: the first version of some
     * requests has it so.
     *
     * @throws RemoteFailure of its three kinds
     */
    public JsonObject putOld(ServerName server, String path, JsonObject body) {
        JsonValue answer = asked(server, new Call("PUT", path, CanonicalJson.writtenBytes(body)), Limits.ORDINARY);
        if (answer instanceof JsonArray pair && pair.size() == 2 && pair.get(1) instanceof JsonObject told) return told;
        throw new RemoteFailure.Garbage(server, "an answer without status and object");
    }

    /** @throws RemoteFailure of its three kinds */
    public JsonObject post(ServerName server, String path, JsonObject body) {
        return post(server, path, body, Limits.ORDINARY);
    }

    /** @throws RemoteFailure of its three kinds */
    public JsonObject post(ServerName server, String path, JsonObject body, Limits limits) {
        return ask(server, new Call("POST", path, CanonicalJson.writtenBytes(body)), limits);
    }

    /**
     * What is no JSON and too long to be held: handed on as it comes, where it is a success.
     *
     * @throws RemoteFailure of its three kinds
     */
    public <T> T receive(ServerName server, String path, Limits limits, Receiver<T> receiver) {
        Question question = signed(server, new Call("GET", path, null));
        try {
            return transport.receive(
                    discovery.endpoint(server), question, limits, (head, body) -> taken(server, head, body, receiver));
        } catch (TooLarge e) {
            throw new RemoteFailure.Garbage(server, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new RemoteFailure.Unreachable(server, e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private <T> T taken(ServerName server, Receiver.Head head, InputStream body, Receiver<T> receiver)
            throws IOException {
        if (head.status() / 100 == 2) {
            T taken = receiver.take(head, body);
            surroundings.spoke(server);
            return taken;
        }
        byte[] said = body.readNBytes(Limits.SMALL.bytes());
        throw new RemoteFailure.Refused(server, head.status(), error(said));
    }

    private JsonObject ask(ServerName server, Call call, Limits limits) {
        if (asked(server, call, limits) instanceof JsonObject object) return object;
        throw new RemoteFailure.Garbage(server, "an answer that is no JSON object");
    }

    /** @throws RemoteFailure.Unreachable if it is not to be asked at all */
    private Question signed(ServerName server, Call call) {
        surroundings.requireAskable(server);
        Map<String, String> headers =
                Map.of("Authorization", signer.authorization(server, call.method, call.path, call.body));
        return new Question(call.method, call.path, headers, call.body);
    }

    private JsonValue asked(ServerName server, Call call, Limits limits) {
        Answer answer = answer(server, signed(server, call), limits);
        if (answer.status() / 100 != 2) throw new RemoteFailure.Refused(server, answer.status(), error(answer.body()));
        try {
            JsonValue said = Json.readValue(answer.body());
            surroundings.spoke(server);
            return said;
        } catch (InvalidJson e) {
            throw new RemoteFailure.Garbage(server, String.valueOf(e.getMessage()));
        }
    }

    private Answer answer(ServerName server, Question question, Limits limits) {
        try {
            return transport.ask(discovery.endpoint(server), question, limits);
        } catch (TooLarge e) {
            throw new RemoteFailure.Garbage(server, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new RemoteFailure.Unreachable(server, e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private static JsonObject error(byte[] body) {
        try {
            return Json.read(body);
        } catch (InvalidJson notJson) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
    }

    private record Call(String method, String path, byte @Nullable [] body) {}

    /** Whom we may ask, and who wants to know that somebody answers. */
    @ApplicationScoped
    static class Surroundings {
        @Inject
        Configuration configuration;

        @Inject
        FederationPolicy policy;

        @Inject
        Event<PeerSpoke> spoke;

        void requireAskable(ServerName server) {
            if (server.folded().equals(configuration.serverName().folded()))
                throw new RemoteFailure.Unreachable(server, "is this server");
            PolicyVerdict verdict = policy.decide(Direction.OUTBOUND, server, null, Action.REQUEST);
            if (!verdict.allowed()) throw new RemoteFailure.Unreachable(server, verdict.sentence());
        }

        void spoke(ServerName server) {
            spoke.fire(new PeerSpoke(server));
        }
    }
}
