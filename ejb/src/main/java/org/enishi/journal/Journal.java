package org.enishi.journal;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The one gate for writing. Whoever has an answer from here may rely on it: the batch is committed.
 * Called without a transaction: the caller waits for its batch while it holds neither transaction nor connection.
 */
@ApplicationScoped
public class Journal {
    /** Waits until the draft's batch is committed. */
    public <T> T write(Draft<T> draft) {
        throw new IllegalStateException("under construction");
    }
}
