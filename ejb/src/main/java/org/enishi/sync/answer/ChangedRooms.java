package org.enishi.sync.answer;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.enishi.event.Membership;
import org.enishi.store.room.MemberStore;
import org.enishi.store.room.RoomMember;
import org.enishi.sync.feed.Feed;
import org.enishi.sync.feed.Trails;

/** In which of a user's rooms something happened: from memory for fresh tokens, by index for old ones. */
@Dependent
public class ChangedRooms {
    @Inject
    Trails trails;

    @Inject
    MemberStore members;

    /** @param changed the relations that changed since, as they were at the moment */
    Set<Long> of(SyncRequest request, Feed.Moment moment, Map<Long, RoomMember> changed) {
        Set<Long> found = new HashSet<>(candidates(request, moment));
        changed.values().forEach(relation -> {
            if (relation.membership() == Membership.JOIN) found.add(relation.roomNid());
            else found.remove(relation.roomNid());
        });
        return found;
    }

    private Set<Long> candidates(SyncRequest request, Feed.Moment moment) {
        Set<Long> joined = moment.relations().joined();
        long since = request.since();
        if (request.isInitial() || request.fullState()) return joined;
        if (!trails.reach(since))
            return members.joinedRoomsChanged(request.caller().account(), since);
        Set<Long> found = new HashSet<>();
        for (long room : joined) if (trails.hasChanged(room, since)) found.add(room);
        return found;
    }
}
