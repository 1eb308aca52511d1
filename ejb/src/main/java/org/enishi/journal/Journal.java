package org.enishi.journal;

import org.enishi.journal.batch.Committer;
import org.enishi.journal.batch.Transactions;

/**
 * The one gate for writing. Whoever has an answer from here may rely on it: the batch is committed.
 * Called without a transaction: the caller waits for its batch while it holds neither transaction nor connection.
 */
public class Journal {
    private final Committer committer;
    private final Transactions transactions;

    public Journal(Committer committer, Transactions transactions) {
        this.committer = committer;
        this.transactions = transactions;
    }

    /**
     * Waits until the draft's batch is committed.
     *
     * @throws org.enishi.error.MatrixException as the draft threw it; or 503 if the server is too busy, or stopping
     * @throws IllegalStateException if the caller is in a transaction
     */
    public <T> T write(Draft<T> draft) {
        if (transactions.isActive())
            throw new IllegalStateException("whoever waits for the journal must not hold a transaction");
        return committer.write(draft);
    }
}
