package org.enishi.rules.auth;

import org.enishi.event.Event;
import org.enishi.event.Membership;
import org.enishi.event.RoomState;
import org.enishi.event.StateKey;
import org.enishi.id.UserId;

/** How users stand in a room, given its state: the questions that the rules ask. */
final class Standing {
    private final RoomState state;
    private final Event create;
    private final PowerLevels power;

    /** @param create the room's create event, which is in the state */
    Standing(RoomState state, Event create) {
        this.state = state;
        this.create = create;
        this.power = PowerLevels.of(state);
    }

    Event create() {
        return create;
    }

    RoomState state() {
        return state;
    }

    PowerLevels power() {
        return power;
    }

    /** Whoever was never heard of has left. */
    Membership membership(UserId user) {
        return state.get(StateKey.member(user)).flatMap(Event::membership).orElse(Membership.LEAVE);
    }

    boolean isJoined(UserId user) {
        return membership(user) == Membership.JOIN;
    }

    boolean mayInvite(UserId user) {
        return isJoined(user) && power.of(user) >= power.toInvite();
    }

    boolean outranks(UserId user, UserId other) {
        return power.of(user) > power.of(other);
    }
}
