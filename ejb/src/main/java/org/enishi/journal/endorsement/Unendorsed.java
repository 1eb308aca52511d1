package org.enishi.journal.endorsement;

/**
 * A draft brings events of which their rooms' policy servers have said nothing yet. Whoever handed it in asks, and hands it
 * in again.
 */
public final class Unendorsed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unendorsed() {
        super("policy servers have not been asked yet", null, false, false);
    }
}
