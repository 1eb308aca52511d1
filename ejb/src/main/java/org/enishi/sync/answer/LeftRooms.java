package org.enishi.sync.answer;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enishi.event.Membership;
import org.enishi.id.UserId;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.json.JsonOut;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.room.RoomMember;
import org.enishi.store.state.StateRoot;
import org.enishi.store.sync.RoomStep;
import org.enishi.sync.feed.Trails;
import org.enishi.sync.room.RoomRange;
import org.enishi.sync.room.RoomTelling;
import org.enishi.timeline.Reader;
import org.jspecify.annotations.Nullable;

/** Tells of a room up to the moment at which the user left it, or was made to. */
@Dependent
public class LeftRooms {
    @Inject
    Standing standing;

    @Inject
    Trails trails;

    @Inject
    Rooms rooms;

    @Inject
    RoomTelling telling;

    /** @param leave the event that ended it, if it is known */
    record Departure(RoomMember relation, @Nullable StoredEvent leave) {}

    void write(SyncRequest request, Plan plan, Departure departure, JsonOut out) {
        RoomMember relation = departure.relation;
        StoredEvent leave = departure.leave;
        Optional<RoomHead> room = rooms.find(relation.roomNid());
        if (leave == null || room.isEmpty()) {
            out.anyKey(relation.room().value()).open().close();
            return;
        }
        telling.write(tell(request, plan, room.get(), leave), request.wish(), nothing -> {}, out);
    }

    /** Who never was in the room, but declined an invitation, is told of nothing but that. */
    private RoomTelling.Told tell(SyncRequest request, Plan plan, RoomHead room, StoredEvent leave) {
        Reader reader = RoomTelling.reader(request.caller());
        StateRoot before = leave.before();
        StateRoot after = leave.after();
        if (before == null || after == null || !isIn(before, reader.user()))
            return telling.ofRefusal(room, leave, request.wish(), reader);
        var seen = new RoomTelling.Seen(request.since(), plan.upTo());
        return telling.ofFormer(range(request, room, leave, after), request.wish(), reader, seen);
    }

    private RoomRange range(SyncRequest request, RoomHead room, StoredEvent leave, StateRoot after) {
        UserId user = request.caller().user();
        RoomStep last = new RoomStep(room.nid(), leave.position(), after, leave.nid());
        RoomStep base = request.isInitial() ? RoomStep.none(room.nid()) : at(room.nid(), request.since());
        RoomStep known = isIn(base.state(), user) ? base : RoomStep.none(room.nid());
        return new RoomRange(room, known.position(), request.fullState() ? StateRoot.EMPTY : known.state(), last);
    }

    private RoomStep at(long room, long position) {
        Map<Long, RoomStep> found = trails.at(List.of(room), position);
        return found.getOrDefault(room, RoomStep.none(room));
    }

    private boolean isIn(StateRoot state, UserId user) {
        return standing.in(state, user).filter(Membership.JOIN::equals).isPresent();
    }
}
