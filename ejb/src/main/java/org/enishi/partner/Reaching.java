package org.enishi.partner;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.enishi.id.ServerName;
import org.enishi.remote.FederationClient;
import org.enishi.remote.RemoteFailure;

/** Whether two servers reach each other with signed requests: each asks the other. */
@ApplicationScoped
public class Reaching {
    private static final String PATH = "/_matrix/federation/unstable/org.enishi/reach";

    @Inject
    FederationClient client;

    /** Why we do not reach it; empty if we do. */
    public Optional<String> problem(ServerName server) {
        try {
            ask(server);
            return Optional.empty();
        } catch (RemoteFailure failure) {
            return Optional.of(String.valueOf(failure.getMessage()));
        }
    }

    /** @throws RemoteFailure if it does not answer a signed question */
    public void ask(ServerName server) {
        client.get(server, Asker.PATH, Asker.LIMITS);
    }

    /**
     * Whether it reaches us, by its own account. @return why it does not; empty if it does
     *
     * @throws RemoteFailure if it does not answer that
     */
    public Optional<String> problemThere(ServerName server) {
        JsonObject answer = client.post(server, PATH, JsonValue.EMPTY_JSON_OBJECT, Asker.LIMITS);
        if (answer.getBoolean("reached", false)) return Optional.empty();
        return Optional.of(answer.get("error") instanceof JsonString text ? text.getString() : "");
    }
}
