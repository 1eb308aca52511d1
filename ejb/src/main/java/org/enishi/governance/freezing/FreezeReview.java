package org.enishi.governance.freezing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.enishi.configuration.Configuration;
import org.enishi.configuration.MixedRooms;
import org.enishi.event.Event;
import org.enishi.event.Membership;
import org.enishi.event.RoomState;
import org.enishi.event.StateKey;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.journal.Rooms;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.policy.Matter;
import org.enishi.policy.PolicyVerdict;
import org.enishi.policy.frozen.FrozenRooms;
import org.enishi.store.governance.FrozenRoom;
import org.enishi.store.governance.FrozenRoomStore;

/** Looks which members have become strangers, and which strangers are none any more or have been removed. */
@ApplicationScoped
class FreezeReview {
    private static final int AT_ONCE = 100;

    @Inject
    Configuration configuration;

    @Inject
    FrozenRoomStore store;

    @Inject
    FederationPolicy policy;

    @Inject
    Rooms rooms;

    @Inject
    Freezer freezer;

    void review(FrozenRooms frozen) {
        if (configuration.mixedRooms() != MixedRooms.REFUSE) return;
        for (FrozenRoom room : frozen.frozen()) thaw(room);
        for (FrozenRoomStore.Pair pair : store.guests(configuration.serverName())) freeze(pair);
    }

    private void thaw(FrozenRoom room) {
        if (ask(room.domain(), room.room().host()).allowed()) freezer.thaw(room, "the domain is let in now");
        else if (isGone(room)) freezer.thaw(room, "its users have been removed");
    }

    private void freeze(FrozenRoomStore.Pair pair) {
        PolicyVerdict verdict = ask(pair.domain(), pair.host());
        if (verdict.allowed()) return;
        List<FrozenRoom.Where> some;
        do {
            some = store.unnoticed(pair, AT_ONCE);
            some.forEach(room -> freezer.foundOut(room, verdict));
        } while (some.size() == AT_ONCE);
    }

    private PolicyVerdict ask(ServerName domain, ServerName host) {
        return policy.ask(new Matter(Direction.INBOUND, domain, host, Action.EVENT));
    }

    /** Only what the room's state says counts: a stranger's own word that he has left is not taken. */
    private boolean isGone(FrozenRoom room) {
        if (room.strangers().size() >= FrozenRoom.MOST_STRANGERS) return false;
        if (store.hasMember(room.room().nid(), room.domain())) return false;
        RoomState state = rooms.state(room.room().id());
        return room.strangers().stream().allMatch(user -> isOut(state, user));
    }

    private static boolean isOut(RoomState state, UserId user) {
        Optional<Membership> now = state.get(StateKey.member(user)).flatMap(Event::membership);
        return now.filter(Membership::isAway).isPresent();
    }
}
