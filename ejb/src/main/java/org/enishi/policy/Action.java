package org.enishi.policy;

/** What the other server, or ours, is about to do. One constant an edge, so that a refusal can be explained. */
public enum Action {
    /** Any signed request: whether the door opens at all. What is asked behind it is decided there. */
    REQUEST,
    JOIN,
    KNOCK,
    INVITE,
    LEAVE,
    /** An event by a user of the domain comes in, or an event of ours goes to it. */
    EVENT,
    /** A typing notice, a receipt and the like. */
    EPHEMERAL,
    /** History: backfill, missing events, a single event, an event's auth chain. */
    HISTORY,
    /** A room's state, or its state identifiers. */
    STATE,
    ALIAS,
    PUBLIC_ROOMS,
    PROFILE,
    SPACE,
    DEVICES,
    ENCRYPTION_KEYS,
    MEDIA;

    /** Whether our users may ask it of any server: that server decides. */
    boolean isOurs() {
        return switch (this) {
            case INVITE, EVENT, EPHEMERAL, HISTORY, STATE -> false;
            default -> true;
        };
    }
}
