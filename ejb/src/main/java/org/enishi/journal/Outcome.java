package org.enishi.journal;

/** What became of an event from another server. */
public enum Outcome {
    ACCEPTED,
    SOFT_FAILED,
    REJECTED,
    /** It was here already; nothing changed. */
    KNOWN
}
