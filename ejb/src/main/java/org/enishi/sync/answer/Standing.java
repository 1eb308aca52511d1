package org.enishi.sync.answer;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enishi.event.Event;
import org.enishi.event.Membership;
import org.enishi.event.StateKey;
import org.enishi.id.UserId;
import org.enishi.journal.Rooms;
import org.enishi.store.room.MemberStore;
import org.enishi.store.room.RoomMember;
import org.enishi.store.state.StateRoot;
import org.enishi.store.sync.RoomStep;
import org.enishi.sync.feed.Trails;

/** How a user stood to rooms at a position, though the database only tells how it is now. */
@Dependent
public class Standing {
    @Inject
    MemberStore members;

    @Inject
    Trails trails;

    @Inject
    Rooms rooms;

    /** The relations that changed behind one position, as they were at another, by surrogate key of the room. */
    Map<Long, RoomMember> changed(SyncRequest request, long upTo) {
        long account = request.caller().account();
        List<RoomMember> now =
                request.isInitial() ? members.ofAccount(account) : members.ofAccount(account, request.since());
        Map<Long, RoomMember> found = new HashMap<>();
        List<RoomMember> later = new ArrayList<>();
        for (RoomMember relation : now) {
            if (relation.position() <= upTo) found.put(relation.roomNid(), relation);
            else later.add(relation);
        }
        if (!later.isEmpty()) found.putAll(asOf(later, upTo));
        return found;
    }

    /** The user's membership in a state. */
    Optional<Membership> in(StateRoot state, UserId user) {
        return rooms.stateAt(state).get(StateKey.member(user)).flatMap(Event::membership);
    }

    /** Changed again meanwhile: only the room's state knows how it was. */
    private Map<Long, RoomMember> asOf(List<RoomMember> later, long upTo) {
        Map<Long, RoomStep> steps =
                trails.at(later.stream().map(RoomMember::roomNid).toList(), upTo);
        Map<Long, RoomMember> found = new HashMap<>();
        for (RoomMember relation : later) {
            RoomStep step = steps.get(relation.roomNid());
            if (step == null) continue;
            in(step.state(), relation.user())
                    .filter(Membership.JOIN::equals)
                    .ifPresent(joined -> found.put(relation.roomNid(), joined(relation, step)));
        }
        return found;
    }

    private static RoomMember joined(RoomMember relation, RoomStep step) {
        return new RoomMember(
                relation.roomNid(),
                relation.room(),
                relation.user(),
                relation.account(),
                Membership.JOIN,
                step.event(),
                step.position(),
                relation.since(),
                false);
    }
}
