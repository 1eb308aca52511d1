package org.enishi.room.membership;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.enishi.configuration.Configuration;
import org.enishi.error.MatrixException;
import org.enishi.event.Membership;
import org.enishi.event.RoomState;
import org.enishi.event.StateKey;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.journal.Journal;
import org.enishi.journal.NewEvent;
import org.enishi.journal.Pen;
import org.enishi.json.Json;
import org.enishi.room.guest.GuestAccess;
import org.enishi.security.Caller;
import org.enishi.store.room.MemberStore;
import org.enishi.store.room.RoomMember;

/** Joins rooms that this server is in. */
@ApplicationScoped
public class LocalJoin {
    /** Among so many members somebody is looked for who may vouch for a restricted join. */
    private static final int MOST_ASKED = 100;

    @Inject
    Journal journal;

    @Inject
    MemberStore members;

    @Inject
    Configuration configuration;

    /** What became of it. */
    enum Result {
        JOINED,
        /** The room is restricted, the user may enter, but nobody here can vouch for it: another server may. */
        NOBODY_VOUCHES,
        /** The room is restricted, and this server does not know who is in the rooms that matter: another one may. */
        NOBODY_KNOWS
    }

    /**
     * A second join is a success that changes nothing.
     *
     * @param content of the member event
     * @throws MatrixException {@code M_FORBIDDEN}, {@code M_GUEST_ACCESS_FORBIDDEN}
     */
    Result join(Caller caller, RoomId room, JsonObject content) {
        return journal.write(Standing.in(room, pen -> join(pen, caller, room, content)));
    }

    private Result join(Pen pen, Caller caller, RoomId room, JsonObject content) {
        RoomState state = pen.state(room);
        UserId user = caller.user();
        if (Standing.is(state, user, Membership.JOIN)) return Result.JOINED;
        GuestAccess.require(state, caller);
        var restricted = new RestrictedJoin(state);
        JsonObject full = content;
        if (restricted.isNeededFor(user)) {
            if (!restricted.isOpenTo(user, (other, who) -> isJoined(pen, other, who))) {
                requireUnknown(pen, restricted);
                return Result.NOBODY_KNOWS;
            }
            Optional<UserId> voucher = restricted.voucher(configuration.serverName(), someMembers(pen, room));
            if (voucher.isEmpty()) return Result.NOBODY_VOUCHES;
            full = Json.object(content)
                    .add("join_authorised_via_users_server", voucher.get().value())
                    .build();
        }
        pen.append(NewEvent.state(room, user, StateKey.member(user), full));
        return Result.JOINED;
    }

    /** Where this server is in all the rooms that matter, no other knows better whether one of its users is. */
    private static void requireUnknown(Pen pen, RestrictedJoin restricted) {
        boolean allKnown = restricted.allowedRooms().stream().allMatch(room -> isHere(pen, room));
        if (allKnown) throw MatrixException.forbidden("You are in none of the rooms whose members may join this one");
    }

    private static boolean isHere(Pen pen, RoomId room) {
        return pen.findRoom(room)
                .filter(head -> head.members().joinedLocal() > 0)
                .isPresent();
    }

    private static boolean isJoined(Pen pen, RoomId room, UserId user) {
        return pen.findRoom(room).isPresent() && Standing.is(pen.state(room), user, Membership.JOIN);
    }

    private List<UserId> someMembers(Pen pen, RoomId room) {
        return members.ofRoom(pen.room(room).nid(), Membership.JOIN, MOST_ASKED).stream()
                .map(RoomMember::user)
                .toList();
    }
}
