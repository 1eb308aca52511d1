package org.enishi.federation.admission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.enishi.configuration.Configuration;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.event.Membership;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.room.membership.RestrictedJoin;
import org.enishi.store.room.MemberStore;
import org.enishi.store.room.RoomMember;

/**
 * Entry into rooms that open to the members of other rooms.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#restricted-rooms">Matrix v1.19, server-server API,
 *     "Restricted rooms"</a>
 */
@ApplicationScoped
class RestrictedEntry {
    private static final int MOST_ASKED = 500;

    @Inject
    Configuration configuration;

    @Inject
    Rooms rooms;

    @Inject
    MemberStore members;

    @Inject
    AdmissionDoor door;

    /**
     * Who of our users vouches for the user's join; empty if nobody needs to.
     *
     * @throws MatrixException {@code M_UNABLE_TO_AUTHORISE_JOIN} if we cannot tell whether the user may enter,
     *     {@code M_UNABLE_TO_GRANT_JOIN} if nobody here can vouch, {@code M_FORBIDDEN} if the user may not enter
     */
    Optional<UserId> voucher(RoomHead head, UserId user) {
        var restricted = new RestrictedJoin(rooms.stateAt(head.state()));
        if (!restricted.isNeededFor(user)) return Optional.empty();
        requireCondition(restricted, user);
        Optional<UserId> voucher = restricted.voucher(configuration.serverName(), someMembers(head));
        if (voucher.isEmpty())
            throw new MatrixException(
                    ErrorCode.M_UNABLE_TO_GRANT_JOIN, "Nobody on this server may invite to the room: ask another one");
        return voucher;
    }

    private void requireCondition(RestrictedJoin restricted, UserId user) {
        if (restricted.isOpenTo(user, this::isJoined)) return;
        boolean allKnown = restricted.allowedRooms().stream().allMatch(this::isHere);
        if (allKnown)
            throw MatrixException.forbidden("The user is in none of the rooms whose members may join this one");
        throw new MatrixException(
                ErrorCode.M_UNABLE_TO_AUTHORISE_JOIN,
                "This server does not know who is in the rooms whose members may join this one");
    }

    private boolean isJoined(RoomId room, UserId user) {
        return isHere(room)
                && rooms.membership(room, user).filter(Membership.JOIN::equals).isPresent();
    }

    private boolean isHere(RoomId room) {
        return rooms.find(room).filter(door::isHere).isPresent();
    }

    private List<UserId> someMembers(RoomHead head) {
        return members.ofRoom(head.nid(), Membership.JOIN, MOST_ASKED).stream()
                .map(RoomMember::user)
                .toList();
    }
}
