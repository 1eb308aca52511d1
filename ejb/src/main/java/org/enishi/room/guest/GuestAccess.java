package org.enishi.room.guest;

import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.event.EventType;
import org.enishi.event.RoomState;
import org.enishi.security.Caller;

/**
 * Whether a room takes guests.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#mroomguest_access">Matrix v1.19, "m.room.guest_access"</a>
 */
public final class GuestAccess {
    private GuestAccess() {}

    public static boolean isOpen(RoomState state) {
        return state.get(EventType.GUEST_ACCESS)
                .flatMap(event -> event.contentString("guest_access"))
                .filter("can_join"::equals)
                .isPresent();
    }

    /** @throws MatrixException {@code M_GUEST_ACCESS_FORBIDDEN} if the caller is a guest and the room takes none */
    public static void require(RoomState state, Caller caller) {
        if (caller.guest() && !isOpen(state)) throw forbidden();
    }

    /** For rooms whose state is not known here. */
    public static void requireNoGuest(Caller caller) {
        if (caller.guest()) throw forbidden();
    }

    private static MatrixException forbidden() {
        return new MatrixException(ErrorCode.M_GUEST_ACCESS_FORBIDDEN, "Guests cannot join this room");
    }
}
