package org.enishi.journal;

import java.time.Clock;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.journal.batch.Committer;
import org.enishi.journal.batch.Transactions;
import org.enishi.journal.endorsement.Endorsements;
import org.enishi.journal.endorsement.Endorser;
import org.enishi.journal.endorsement.Unendorsed;
import org.enishi.journal.resolution.UnresolvedFork;

/**
 * The one gate for writing. Whoever has an answer from here may rely on it: the batch is committed.
 * Called without a transaction: the caller waits for its batch while it holds neither transaction nor connection.
 */
public class Journal {
    /** How many forks, and events that policy servers must be asked about, may stand in the way of one draft. */
    private static final int MAX_ATTEMPTS = 10;

    private final Committer committer;
    private final Transactions transactions;
    private final Endorser endorser;
    private final Clock clock;

    public Journal(Committer committer, Transactions transactions, Endorser endorser, Clock clock) {
        this.committer = committer;
        this.transactions = transactions;
        this.endorser = endorser;
        this.clock = clock;
    }

    /**
     * Waits until the draft's batch is committed. Between two attempts, without a lock, a fork that is too large for the
     * lock is resolved, and policy servers are asked.
     *
     * @throws org.enishi.error.MatrixException as the draft threw it, or a policy server; or 503 if the server is too busy,
     *     or stopping
     * @throws IllegalStateException if the caller is in a transaction
     */
    public <T> T write(Draft<T> draft) {
        if (transactions.isActive())
            throw new IllegalStateException("whoever waits for the journal must not hold a transaction");
        var endorsements = new Endorsements(draft.insists());
        for (int attempts = 0; attempts < MAX_ATTEMPTS; attempts++) {
            try {
                return committer.write(draft, endorsements);
            } catch (UnresolvedFork fork) {
                fork.resolve();
            } catch (Unendorsed unasked) {
                endorsements.ask(endorser, clock);
            }
        }
        throw new MatrixException(ErrorCode.M_UNKNOWN, 503, "The room changes faster than this can be settled");
    }
}
