package org.enishi.remote.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.enishi.id.ServerName;
import org.enishi.json.InvalidJson;
import org.enishi.json.Json;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.remote.RemoteFailure;
import org.enishi.remote.discovery.Discovery;
import org.enishi.remote.http.Answer;
import org.enishi.remote.http.Limits;
import org.enishi.remote.http.Question;
import org.enishi.remote.http.Transport;
import org.enishi.store.federation.PublicKey;

/** Asks servers for their keys and keeps what holds. */
@ApplicationScoped
public class KeyFetcher {
    private static final Logger LOG = System.getLogger(KeyFetcher.class.getName());
    private static final Question WHICH_KEYS = Question.get("/_matrix/key/v2/server");

    @Inject
    Discovery discovery;

    @Inject
    Transport transport;

    @Inject
    RemoteKeyShelf shelf;

    @Inject
    FederationPolicy policy;

    @Inject
    Clock clock;

    /** Empty if the server gives no keys that hold, or may not be asked. */
    public Optional<KeySet> fetch(ServerName server) {
        if (!policy.decide(Direction.OUTBOUND, server, null, Action.SERVER_KEYS).allowed()) return Optional.empty();
        try {
            Answer answer = transport.ask(discovery.endpoint(server), WHICH_KEYS, Limits.SMALL);
            if (answer.status() != 200) throw new IOException("status " + answer.status());
            return keep(server, Json.read(answer.body()));
        } catch (IOException | RemoteFailure | InvalidJson e) {
            LOG.log(Level.INFO, () -> "No keys of " + server + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<KeySet> keep(ServerName server, JsonObject document) throws IOException {
        Optional<List<PublicKey>> keys = new KeyDocument(document).keysOf(server, clock.millis());
        if (keys.isEmpty()) throw new IOException("its key document does not hold");
        return Optional.of(shelf.publish(server, keys.get(), document, clock.millis()));
    }
}
