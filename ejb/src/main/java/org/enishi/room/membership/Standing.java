package org.enishi.room.membership;

import java.util.Optional;
import java.util.function.Function;
import org.enishi.error.MatrixException;
import org.enishi.event.Event;
import org.enishi.event.Membership;
import org.enishi.event.RoomState;
import org.enishi.event.StateKey;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.journal.Draft;
import org.enishi.journal.Pen;

/** What drafts of this package ask a room's state. */
final class Standing {
    private Standing() {}

    static Optional<Membership> of(RoomState state, UserId user) {
        return state.get(StateKey.member(user)).flatMap(Event::membership);
    }

    static boolean is(RoomState state, UserId user, Membership membership) {
        return of(state, user).filter(membership::equals).isPresent();
    }

    /** A draft about one room; that this server does not know the room is told like that the user is not in it. */
    static <T> Draft<T> in(RoomId room, Function<Pen, T> body) {
        return Draft.penOnly(room, pen -> {
            if (pen.findRoom(room).isEmpty()) throw MatrixException.forbidden("You are not in this room");
            return body.apply(pen);
        });
    }
}
