package org.enishi.room;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.enishi.id.RoomId;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.store.room.MemberStore;

/** Which rooms a user is in. */
@Stateless
public class JoinedRooms {
    @Inject
    Rooms rooms;

    @Inject
    MemberStore members;

    /** @param account surrogate key */
    public List<RoomId> of(long account) {
        return rooms.find(members.joinedRooms(account)).values().stream()
                .map(RoomHead::id)
                .toList();
    }
}
