package org.enishi.partner;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.enishi.error.MatrixException;
import org.enishi.id.ServerName;
import org.enishi.json.CanonicalJson;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.policy.Matter;
import org.enishi.remote.FederationClient;
import org.enishi.remote.RemoteFailure;
import org.enishi.remote.http.Limits;
import org.enishi.store.policy.view.Standing;

/** Tells a server what we allow it, and takes what it answers about what it allows us. */
@ApplicationScoped
public class Asker {
    static final String PATH = "/_matrix/federation/unstable/org.enishi/agreement";
    static final Limits LIMITS = new Limits(16 << 10, Duration.ofSeconds(10));

    private static final Logger LOG = System.getLogger(Asker.class.getName());

    @Inject
    FederationClient client;

    @Inject
    FederationPolicy policy;

    @Inject
    OwnStatements own;

    @Inject
    Proof proof;

    @Inject
    TheirStatements theirs;

    /** Blocks, for seconds at most; needs no transaction. What comes of it is kept. */
    public void ask(TheirStatements.Turn turn) {
        var question = new Matter(Direction.OUTBOUND, turn.server(), null, Action.REQUEST);
        if (!policy.ask(question).allowed()) {
            theirs.postpone(turn);
            return;
        }
        try {
            exchange(turn);
        } catch (RemoteFailure.Refused refused) {
            refused(turn, refused);
        } catch (RemoteFailure | MatrixException failure) {
            theirs.failed(turn, String.valueOf(failure.getMessage()));
        }
    }

    private void exchange(TheirStatements.Turn turn) {
        ServerName server = turn.server();
        byte[] ours = CanonicalJson.writtenBytes(own.to(server, theirs.holds(server)));
        JsonObject answer = client.put(server, PATH, ours, LIMITS);
        theirs.answered(turn, proof.require(server, answer), answer);
        LOG.log(Level.DEBUG, "{0} and we have told each other what we allow", server);
    }

    private void refused(TheirStatements.Turn turn, RemoteFailure.Refused refused) {
        switch (refused.status()) {
            case 404, 405 -> theirs.answered(turn, Standing.SILENT);
            case 401, 403 -> theirs.answered(turn, Standing.REFUSED);
            default -> theirs.failed(turn, String.valueOf(refused.getMessage()));
        }
    }
}
