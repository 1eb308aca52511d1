package org.enishi.federation.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.enishi.configuration.Configuration;
import org.enishi.federation.Spliced;
import org.enishi.id.ServerName;
import org.enishi.remote.FederationClient;
import org.enishi.remote.OwnKeys;
import org.enishi.remote.RemotePath;
import org.enishi.remote.http.Limits;

/**
 * Sends a batch as one transaction.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#transactions">Matrix v1.19, "Transactions"</a>
 */
@ApplicationScoped
class Sender {
    @Inject
    FederationClient client;

    @Inject
    Configuration configuration;

    @Inject
    OwnKeys keys;

    @Inject
    Clock clock;

    /** @throws org.enishi.remote.RemoteFailure if the peer has not taken it */
    void send(ServerName server, Batch batch) {
        String path =
                RemotePath.of("/_matrix/federation/v1/send").segment(id(batch)).toString();
        byte[] canonical = new Spliced()
                .text("origin", configuration.serverName().value())
                .number("origin_server_ts", clock.millis())
                .array("pdus", batch.events())
                .end();
        client.put(server, path, canonical, Limits.ORDINARY);
    }

    /** Positions begin anew with a new database; its key is new then, too. */
    private String id(Batch batch) {
        return keys.current().id().replace(':', '-') + "-" + batch.first() + "-" + batch.upTo();
    }
}
