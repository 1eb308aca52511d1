package org.enishi.directory;

import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.Membership;
import org.enishi.event.RoomState;
import org.enishi.event.StateKey;
import org.enishi.id.UserId;
import org.enishi.rules.auth.PowerLevels;

/** What a room's members may do about its names. */
final class Members {
    private Members() {}

    static boolean isJoined(RoomState state, UserId user) {
        return state.get(StateKey.member(user))
                .flatMap(Event::membership)
                .filter(Membership.JOIN::equals)
                .isPresent();
    }

    /** Whether the user may set the canonical alias, and so speak for the room. */
    static boolean mayName(RoomState state, UserId user) {
        if (!isJoined(state, user)) return false;
        var power = PowerLevels.of(state);
        return power.of(user) >= power.toSend(EventType.CANONICAL_ALIAS, true);
    }
}
