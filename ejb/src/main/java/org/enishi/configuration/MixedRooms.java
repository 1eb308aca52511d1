package org.enishi.configuration;

/** What becomes of rooms made elsewhere in which users of domains are that our policy does not let in. */
public enum MixedRooms {
    /** Ours cannot join them. */
    REFUSE,
    /** Ours join, and are not shown what those users say. */
    HIDE
}
