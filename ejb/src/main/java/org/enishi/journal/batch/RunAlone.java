package org.enishi.journal.batch;

/** A draft was refused after it may have written through stores: the batch begins again, each draft alone. */
final class RunAlone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RuntimeException reason;

    RunAlone(RuntimeException reason) {
        super(null, reason, false, false);
        this.reason = reason;
    }

    RuntimeException reason() {
        return reason;
    }
}
