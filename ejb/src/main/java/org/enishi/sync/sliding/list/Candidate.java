package org.enishi.sync.sliding.list;

import org.enishi.event.Membership;
import org.enishi.id.RoomId;
import org.enishi.journal.RoomHead;
import org.enishi.store.room.RoomMember;
import org.enishi.store.sync.RoomStep;
import org.jspecify.annotations.Nullable;

/**
 * A room that may stand in lists.
 *
 * @param bump by which lists are ordered, the greatest first
 * @param head the room as it stands; absent for one that is known by an invitation only
 * @param step how the room stood at the moment; absent unless the user is in it
 * @param pending the invitation or knock; absent if the user is in the room
 */
public record Candidate(
        long nid,
        RoomId id,
        long bump,
        @Nullable RoomHead head,
        @Nullable RoomStep step,
        @Nullable RoomMember pending) {
    public Membership membership() {
        return pending == null ? Membership.JOIN : pending.membership();
    }
}
