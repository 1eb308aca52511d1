package org.enishi.remote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import org.enishi.id.ServerName;

/**
 * Signed requests to other servers. Blocks; call it without a transaction. Paths are raw, with their query, every
 * segment percent-encoded by the caller ({@link RemotePath}). Answers are capped in size and time.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#request-authentication">Matrix v1.19, server-server
 *     API, "Request Authentication"</a>
 */
@ApplicationScoped
public class FederationClient {
    /** @throws RemoteFailure of its three kinds */
    public JsonObject get(ServerName server, String path) {
        throw new IllegalStateException("under construction");
    }

    /** @throws RemoteFailure of its three kinds */
    public JsonObject put(ServerName server, String path, JsonObject body) {
        throw new IllegalStateException("under construction");
    }

    /** @throws RemoteFailure of its three kinds */
    public JsonObject post(ServerName server, String path, JsonObject body) {
        throw new IllegalStateException("under construction");
    }
}
