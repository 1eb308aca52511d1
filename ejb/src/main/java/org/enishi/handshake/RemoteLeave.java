package org.enishi.handshake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import org.enishi.error.MatrixException;
import org.enishi.event.Event;
import org.enishi.event.Membership;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.journal.Draft;
import org.enishi.journal.Journal;
import org.enishi.policy.Action;

/** Refuses invitations from, and takes back knocks on, rooms that live on other servers. */
@ApplicationScoped
public class RemoteLeave {
    private static final Logger LOG = System.getLogger(RemoteLeave.class.getName());

    @Inject
    Peers peers;

    @Inject
    Counterpart counterpart;

    @Inject
    Journal journal;

    @Inject
    UntoldLeave untold;

    @Inject
    Clock clock;

    /**
     * Succeeds here even if no server of the room is reached. Blocks on the network: call it without a transaction.
     *
     * @param content of the member event, {@code membership} included
     * @throws org.enishi.error.MatrixException {@code M_FORBIDDEN} if the user is neither invited nor knocking
     */
    public void leave(UserId user, RoomId room, JsonObject content) {
        var wish = new Wish(user, room, Membership.LEAVE, content);
        Event relation = peers.relation(user, room)
                .filter(event -> isInvitedOrKnocking(wish))
                .orElseThrow(() -> MatrixException.forbidden("You are not in this room"));
        Event leave = tell(wish, relation);
        journal.write(Draft.penOnly(room, pen -> {
            pen.relate(leave, List.of());
            return leave;
        }));
    }

    private boolean isInvitedOrKnocking(Wish wish) {
        return peers.membership(wish.user(), wish.room())
                .filter(membership -> membership == Membership.INVITE || membership == Membership.KNOCK)
                .isPresent();
    }

    private Event tell(Wish wish, Event relation) {
        try {
            List<ServerName> servers = peers.of(wish, List.of(), Action.LEAVE);
            return Tour.through(servers, clock, server -> {
                Event leave = counterpart.build(server, wish);
                counterpart.send(server, wish, leave);
                return leave;
            });
        } catch (MatrixException nobody) {
            LOG.log(Level.INFO, () -> wish.user() + " leaves " + wish.room() + " here only: " + nobody.getMessage());
            return untold.behind(wish, relation);
        }
    }
}
