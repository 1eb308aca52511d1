package org.enishi.typing;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.enishi.error.MatrixException;
import org.enishi.event.Membership;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.security.Caller;
import org.enishi.security.limit.Limited;

/**
 * Our users say that they type.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#typing-notifications">Matrix v1.19, "Typing
 *     Notifications"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TypingService {
    private static final long USUAL = 30_000;
    private static final long LONGEST = 120_000;

    @Inject
    Rooms rooms;

    @Inject
    TypingBoard board;

    @Inject
    TypingAnnouncer announcer;

    @Inject
    Clock clock;

    /** @param timeout milliseconds */
    public record Wish(Boolean typing, Optional<Long> timeout) {}

    /** @throws MatrixException {@code M_FORBIDDEN} for another user, or in a room without the user; {@code M_LIMIT_EXCEEDED} */
    @Limited("client")
    public void set(Caller caller, RoomId room, UserId user, Wish wish) {
        caller.accountOf(user);
        boolean joined =
                rooms.membership(room, user).filter(Membership.JOIN::equals).isPresent();
        if (!joined) throw MatrixException.forbidden("You are not in this room");
        RoomHead head = rooms.require(room);
        long timeout = Math.max(0, Math.min(wish.timeout().orElse(USUAL), LONGEST));
        board.set(head.nid(), user, wish.typing() ? clock.millis() + timeout : 0);
        announcer.announce(head, user, wish.typing());
    }
}
