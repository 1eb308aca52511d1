package org.enishi.store.governance;

/** What came of a room's list of allowed servers. The codes are stored: never reuse one. */
public enum AclOutcome {
    /** It stands in the room. */
    SET(1),
    /** The room is for users of one server only, or nobody is kept out. */
    NOT_NEEDED(2),
    /** There is a list that somebody in the room has made: it stays. */
    KEPT(3),
    /** No user of ours in the room may set it. */
    NOBODY_MAY(4);

    private final int code;

    AclOutcome(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
