package org.enishi.store.event;

/** What became of an event. The five are different things. */
public enum EventStatus {
    /** Part of the room's history, shown to those who may see it. */
    ACCEPTED,
    /** Known, for instance as part of somebody's auth chain, but without a place in the history that we hold. */
    OUTLIER,
    /** Allowed by its own past, not by the room's current state: kept, never shown, no forward extremity. */
    SOFT_FAILED,
    /** Refused for good. */
    REJECTED,
    /**
     * A redaction that takes no effect, or not yet: a part of the room's graph like any accepted event, with a position, but
     * not shown to anybody.
     */
    WITHHELD
}
