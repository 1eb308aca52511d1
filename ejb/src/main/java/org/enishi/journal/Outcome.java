package org.enishi.journal;

/** What became of an event from another server. */
public enum Outcome {
    ACCEPTED,
    /** Now or before. */
    SOFT_FAILED,
    /** Now or before. */
    REJECTED,
    /** It had been accepted already; nothing changed. */
    KNOWN;

    /** Whether the room's history does without it. */
    public boolean isRefused() {
        return this == REJECTED || this == SOFT_FAILED;
    }
}
