package org.enishi.configuration;

/** What becomes of rooms made elsewhere in which users of domains are that our policy does not let in. */
public enum MixedRooms {
    /** Ours cannot join them; where a stranger comes later, ours say nothing any more until he has gone. */
    REFUSE,
    /** Ours join, and are not shown what those users say. */
    HIDE,
    /** Ours join, and are shown what those users say. */
    SHOW
}
