package org.enishi.federation.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import org.enishi.configuration.Configuration;
import org.enishi.federation.Spliced;
import org.enishi.id.ServerName;
import org.enishi.remote.FederationClient;
import org.enishi.remote.OwnKeys;
import org.enishi.remote.RemotePath;
import org.enishi.remote.http.Limits;
import org.enishi.store.outbox.EduRow;

/**
 * Sends a batch as one transaction.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#transactions">Matrix v1.19, "Transactions"</a>
 */
@ApplicationScoped
class Sender {
    @Inject
    Edus edus;

    @Inject
    FederationClient client;

    @Inject
    Configuration configuration;

    @Inject
    OwnKeys keys;

    @Inject
    Clock clock;

    /** The events with the EDUs that go along. */
    Batch load(ServerName server, Batch events) {
        return events.with(edus.next(server, !events.isEmpty()));
    }

    /** The EDUs have arrived, or never will. */
    void unload(ServerName server, Batch batch) {
        edus.delivered(server, batch.edus());
    }

    /** From now on it gets EDUs one by one. @return whether it did so before */
    boolean goesCarefully(ServerName server) {
        return edus.narrow(server);
    }

    /** @throws org.enishi.remote.RemoteFailure if the peer has not taken it */
    void send(ServerName server, Batch batch) {
        String path =
                RemotePath.of("/_matrix/federation/v1/send").segment(id(batch)).toString();
        Spliced transaction = new Spliced();
        List<byte[]> edus = batch.edus().stream().map(EduRow::edu).toList();
        if (!edus.isEmpty()) transaction.array("edus", edus);
        byte[] canonical = transaction
                .text("origin", configuration.serverName().value())
                .number("origin_server_ts", clock.millis())
                .array("pdus", batch.events())
                .end();
        client.put(server, path, canonical, Limits.ORDINARY);
    }

    /** Positions begin anew with a new database; its key is new then, too. Other EDUs make another transaction. */
    private String id(Batch batch) {
        String events = keys.current().id().replace(':', '-') + "-" + batch.first() + "-" + batch.upTo();
        if (batch.edus().isEmpty()) return events;
        MessageDigest digest = sha256();
        batch.edus().forEach(row -> {
            digest.update(Long.toString(row.nid()).getBytes(US_ASCII));
            digest.update(row.edu());
        });
        if (batch.edus().stream().anyMatch(row -> row.nid() == 0))
            digest.update(Long.toString(clock.millis()).getBytes(US_ASCII));
        return events + "-" + HexFormat.of().formatHex(digest.digest(), 0, 12);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
