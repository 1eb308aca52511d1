package org.enishi.rules.content;

import java.util.Optional;
import java.util.Set;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.RoomState;
import org.enishi.event.RoomVersion;

/** Who may enter a room. A rule of a later room version than the room's lets nobody in. */
public enum JoinRule {
    PUBLIC,
    INVITE,
    KNOCK,
    RESTRICTED,
    KNOCK_RESTRICTED,
    UNKNOWN;

    private static final Set<String> LATER = Set.of("knock", "restricted", "knock_restricted");

    /** Without a word about it a room is for the invited. */
    public static JoinRule of(RoomState state, RoomVersion version) {
        Optional<Event> rules = state.get(EventType.JOIN_RULES);
        return rules.map(event -> of(event.contentString("join_rule").orElse(""), version))
                .orElse(INVITE);
    }

    private static JoinRule of(String name, RoomVersion version) {
        return switch (name) {
            case "public" -> PUBLIC;
            case "invite" -> INVITE;
            case "knock" -> version.allowsKnocking() ? KNOCK : UNKNOWN;
            case "restricted" -> version.allowsRestrictedJoins() ? RESTRICTED : UNKNOWN;
            case "knock_restricted" -> version.allowsKnockingOnRestrictedRooms() ? KNOCK_RESTRICTED : UNKNOWN;
            default -> UNKNOWN;
        };
    }

    /**
     * The rule itself if it is known in the version, or in none; else the nearest that is and opens no further.
     *
     * @param name as in {@code join_rule}
     */
    public static String nearest(String name, RoomVersion version) {
        boolean isOfLater = LATER.contains(name) && of(name, version) == UNKNOWN;
        if (!isOfLater) return name;
        if (name.equals("knock_restricted") && version.allowsRestrictedJoins()) return "restricted";
        if (name.equals("knock_restricted") && version.allowsKnocking()) return "knock";
        return "invite";
    }

    public boolean letsKnock() {
        return this == KNOCK || this == KNOCK_RESTRICTED;
    }

    /** Whether members of certain other rooms come in without invitation. */
    public boolean isRestricted() {
        return this == RESTRICTED || this == KNOCK_RESTRICTED;
    }
}
