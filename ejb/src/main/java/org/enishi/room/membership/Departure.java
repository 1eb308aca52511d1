package org.enishi.room.membership;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.event.Membership;
import org.enishi.event.StateKey;
import org.enishi.handshake.RemoteLeave;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.journal.Journal;
import org.enishi.journal.NewEvent;
import org.enishi.security.Caller;
import org.enishi.store.room.MemberStore;
import org.enishi.store.room.RoomMember;

/**
 * Leaves and forgets rooms.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#leaving-rooms">Matrix v1.19, "Leaving rooms"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Departure {
    @Inject
    Destinations destinations;

    @Inject
    Journal journal;

    @Inject
    RemoteLeave remote;

    @Inject
    MemberStore members;

    /**
     * Also refuses an invitation and takes back a knock. Leaving twice is a success without a new event.
     *
     * @throws MatrixException {@code M_FORBIDDEN} to whoever never had to do with the room
     */
    public void leave(UserId user, RoomId room, Optional<String> reason) {
        JsonObject content = MemberContent.of(Membership.LEAVE, reason);
        if (destinations.isHere(room)) leaveHere(user, room, content);
        else remote.leave(user, room, content);
    }

    /** Afterwards the user knows nothing of the room. @throws MatrixException 400 {@code M_UNKNOWN} for a room that the user has not left */
    public void forget(Caller caller, RoomId room) {
        journal.write(pen -> {
            RoomMember member = pen.findRoom(room)
                    .flatMap(head -> members.find(head.nid(), caller.user()))
                    .filter(found -> found.membership().isAway())
                    .orElseThrow(() -> new MatrixException(ErrorCode.M_UNKNOWN, 400, "You have not left this room"));
            if (!member.forgotten()) pen.forget(room, caller.user());
            return member;
        });
    }

    private void leaveHere(UserId user, RoomId room, JsonObject content) {
        journal.write(Standing.in(room, pen -> {
            boolean again = Standing.is(pen.state(room), user, Membership.LEAVE);
            if (!again) pen.append(NewEvent.state(room, user, StateKey.member(user), content));
            return room;
        }));
    }
}
