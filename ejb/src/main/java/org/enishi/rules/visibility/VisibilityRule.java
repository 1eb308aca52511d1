package org.enishi.rules.visibility;

import java.util.Optional;
import org.enishi.event.Membership;

/**
 * May a user see an event? Decided with the state at the event, never with today's.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#server-behaviour-9">Matrix v1.19, "Room History
 *     Visibility", server behaviour</a>
 */
public final class VisibilityRule {
    private VisibilityRule() {}

    /**
     * The five rules, in order.
     *
     * @param visibility at the event
     * @param membership of the user at the event; empty if the user had none
     * @param joinedLater whether the user was in the room at any point after the event
     */
    public static boolean allows(HistoryVisibility visibility, Optional<Membership> membership, boolean joinedLater) {
        if (visibility == HistoryVisibility.WORLD_READABLE) return true;
        if (is(membership, Membership.JOIN)) return true;
        if (visibility == HistoryVisibility.SHARED && joinedLater) return true;
        return visibility == HistoryVisibility.INVITED && is(membership, Membership.INVITE);
    }

    private static boolean is(Optional<Membership> membership, Membership wanted) {
        return membership.filter(wanted::equals).isPresent();
    }
}
