package org.enishi.journal;

/** What a journal entry is about. The codes are stored: never reuse one. */
public enum JournalKind {
    /** An event became part of a room's history. */
    EVENT(1),
    /** A local user's relation to a room changed without an event in the room's history held here: remote invite, knock or leave. */
    MEMBERSHIP(2),
    /** Account data of a user, with or without a room. */
    ACCOUNT_DATA(3),
    /** A room disappeared for a user: forgotten. */
    FORGET(4),
    /**
     * What is known of an event has changed: it was redacted, or has found its place in the history. Whoever keeps copies
     * drops them. A redaction has an entry of its own.
     */
    CHANGED(5),
    /** What others see of a user's keys: which devices, their keys, who signed them. Without an account: another server's user. */
    DEVICE_LIST(6),
    /** Messages to devices: to whom the store of such messages tells. */
    TO_DEVICE(7),
    /** How many one-time keys a user's devices have, and whether their fallback keys were used. */
    KEY_COUNT(8),
    /** Somebody has read further in a room, as all may know; a local user also has an account. */
    RECEIPT(9),
    /** A local user has read further in a room, which nobody else is told. */
    PRIVATE_RECEIPT(10),

    /** People came or went: of whom, the store of presence tells. */
    PRESENCE(11);

    private final int code;

    JournalKind(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static JournalKind of(int code) {
        for (JournalKind kind : values()) if (kind.code == code) return kind;
        throw new IllegalArgumentException("no journal kind has code " + code);
    }
}
