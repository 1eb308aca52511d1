package org.enishi.policy;

import java.util.Arrays;
import java.util.Optional;

/** What the other server, or ours, is about to do. One constant an edge, so that a refusal can be explained. */
public enum Action {
    /** Any signed request: whether the door opens at all. What is asked behind it is decided there. */
    REQUEST,
    /** Fetching a server's signing keys; inbound, whether a key counts. */
    SERVER_KEYS,
    JOIN,
    /** A join of somebody who was not invited; asked beside {@link #JOIN}. */
    JOIN_UNINVITED,
    KNOCK,
    INVITE,
    LEAVE,
    /** An event by a user of the domain comes in, or an event of ours goes to it. */
    EVENT,
    /** A receipt, a message to a device and the like. */
    EPHEMERAL,
    /** Who is typing, who is online. */
    PRESENCE,
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

    public static Optional<Action> find(String name) {
        return Arrays.stream(values())
                .filter(action -> action.name().equals(name))
                .findFirst();
    }

    /** Whether our users may ask it of any server: that server decides. */
    boolean isOurs() {
        return switch (this) {
            case INVITE, EVENT, EPHEMERAL, PRESENCE, HISTORY, STATE -> false;
            default -> true;
        };
    }
}
