package org.enishi.journal;

import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.journal.batch.Committer;
import org.enishi.journal.batch.Transactions;
import org.enishi.journal.resolution.UnresolvedFork;

/**
 * The one gate for writing. Whoever has an answer from here may rely on it: the batch is committed.
 * Called without a transaction: the caller waits for its batch while it holds neither transaction nor connection.
 */
public class Journal {
    /** How many forks may stand in the way of one draft. */
    private static final int MAX_FORKS = 10;

    private final Committer committer;
    private final Transactions transactions;

    public Journal(Committer committer, Transactions transactions) {
        this.committer = committer;
        this.transactions = transactions;
    }

    /**
     * Waits until the draft's batch is committed. A fork that is too large for the lock is resolved between two attempts.
     *
     * @throws org.enishi.error.MatrixException as the draft threw it; or 503 if the server is too busy, or stopping
     * @throws IllegalStateException if the caller is in a transaction
     */
    public <T> T write(Draft<T> draft) {
        if (transactions.isActive())
            throw new IllegalStateException("whoever waits for the journal must not hold a transaction");
        for (int forks = 0; forks < MAX_FORKS; forks++) {
            try {
                return committer.write(draft);
            } catch (UnresolvedFork fork) {
                fork.resolve();
            }
        }
        throw new MatrixException(ErrorCode.M_UNKNOWN, 503, "The room changes faster than its forks can be resolved");
    }
}
