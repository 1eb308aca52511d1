package org.enishi.profile;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.enishi.id.RoomId;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.store.room.MemberStore;

/** Which rooms show somebody's name and picture. */
@Dependent
public class MemberRooms {
    @Inject
    MemberStore members;

    @Inject
    Rooms rooms;

    List<RoomId> joinedBy(long account) {
        return rooms.find(members.joinedRooms(account)).values().stream()
                .map(RoomHead::id)
                .toList();
    }
}
