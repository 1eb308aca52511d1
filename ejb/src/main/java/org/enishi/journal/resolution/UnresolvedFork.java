package org.enishi.journal.resolution;

/**
 * A fork that takes too long to be resolved while nobody else can write. Whoever handed in the draft resolves it outside
 * and hands it in again; what came out counts only for the very same states.
 */
public final class UnresolvedFork extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Runnable resolution;

    UnresolvedFork(Runnable resolution) {
        super("the fork is too large to be resolved under the lock", null, false, false);
        this.resolution = resolution;
    }

    /**
     * Called without a transaction.
     *
     * @throws org.enishi.error.MatrixException if the fork is too large for us altogether
     */
    public void resolve() {
        resolution.run();
    }
}
