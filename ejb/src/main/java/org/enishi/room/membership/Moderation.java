package org.enishi.room.membership;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.enishi.error.MatrixException;
import org.enishi.event.Membership;
import org.enishi.event.StateKey;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.journal.Journal;
import org.enishi.journal.NewEvent;

/**
 * Removes and bans members. Whether the sender may is for the room's rules.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#room-membership">Matrix v1.19, "Room membership"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Moderation {
    private static final Set<Membership> REMOVABLE = EnumSet.of(Membership.JOIN, Membership.INVITE, Membership.KNOCK);

    @Inject
    Journal journal;

    /** Who does it to whom, where and why. */
    public record Deed(UserId sender, RoomId room, UserId target, Optional<String> reason) {}

    /** Also takes back an invitation and rejects a knock. @throws MatrixException {@code M_FORBIDDEN} */
    public void kick(Deed deed) {
        change(deed, REMOVABLE, Membership.LEAVE);
    }

    /** @throws MatrixException {@code M_FORBIDDEN} */
    public void ban(Deed deed) {
        change(deed, EnumSet.allOf(Membership.class), Membership.BAN);
    }

    /** @throws MatrixException {@code M_FORBIDDEN} */
    public void unban(Deed deed) {
        change(deed, EnumSet.of(Membership.BAN), Membership.LEAVE);
    }

    /** @param from what the target must be now; whoever was never heard of has left */
    private void change(Deed deed, Set<Membership> from, Membership to) {
        var content = MemberContent.of(to, deed.reason);
        journal.write(Standing.in(deed.room, pen -> {
            Membership now = Standing.of(pen.state(deed.room), deed.target).orElse(Membership.LEAVE);
            if (!from.contains(now))
                throw MatrixException.forbidden(deed.target + " cannot go from " + now.value() + " to " + to.value());
            return pen.append(NewEvent.state(deed.room, deed.sender, StateKey.member(deed.target), content));
        }));
    }
}
