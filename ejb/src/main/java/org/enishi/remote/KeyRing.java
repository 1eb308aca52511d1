package org.enishi.remote;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Optional;
import org.enishi.id.ServerName;

/**
 * The public keys of all servers, ours included: from the store while they are valid, else fetched, with back-off and
 * once for all who wait. May block on the network: call it without a transaction.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#retrieving-server-keys">Matrix v1.19, server-server
 *     API, "Retrieving server keys"</a>
 */
@ApplicationScoped
public class KeyRing {
    /**
     * The key for verifying a request that came now: current ones only.
     *
     * @param keyId such as {@code ed25519:a1}
     * @return 32 bytes
     */
    public Optional<byte[]> forRequest(ServerName server, String keyId) {
        throw new IllegalStateException("under construction");
    }

    /**
     * The key for verifying an event: valid at the event's time, or retired after it.
     *
     * @param signedAt {@code origin_server_ts}, milliseconds
     * @return 32 bytes
     */
    public Optional<byte[]> forEvent(ServerName server, String keyId, long signedAt) {
        throw new IllegalStateException("under construction");
    }

    /** Fetches what is missing or stale of these servers, in parallel, so that later questions need not wait one by one. */
    public void prepare(Collection<ServerName> servers) {
        throw new IllegalStateException("under construction");
    }
}
