package org.enishi.store.room;

import org.enishi.event.Membership;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A user's present relation to a room.
 *
 * @param account surrogate key of the account; only for local users
 * @param event surrogate key of the membership event
 * @param position journal position of the last change of this relation, by which sync finds it
 * @param since journal position at which it became this membership: of a new name or picture it knows nothing
 * @param forgotten by a local user who has left
 */
public record RoomMember(
        long roomNid,
        RoomId room,
        UserId user,
        @Nullable Long account,
        Membership membership,
        long event,
        long position,
        long since,
        boolean forgotten) {}
