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
 * @param head the room as it stands; absent for one that is known by an invitation only, or that the user was removed from
 * @param step how the room stood at the moment, or when the user was removed; absent for invitations and knocks
 * @param relation the invitation, knock or removal; absent if the user is in the room
 */
public record Candidate(
        long nid,
        RoomId id,
        long bump,
        @Nullable RoomHead head,
        @Nullable RoomStep step,
        @Nullable RoomMember relation) {
    public Membership membership() {
        return relation == null ? Membership.JOIN : relation.membership();
    }
}
