package org.enishi.room.membership;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.enishi.configuration.Configuration;
import org.enishi.error.MatrixException;
import org.enishi.event.Membership;
import org.enishi.event.StateKey;
import org.enishi.handshake.RemoteInvite;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.journal.Journal;
import org.enishi.journal.NewEvent;
import org.enishi.security.limit.Limited;
import org.enishi.timeline.ignoring.BlockedInvitations;

/**
 * Invites users, of this server and of others.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#room-membership">Matrix v1.19, "Room membership"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Invitation {
    @Inject
    MemberContents contents;

    @Inject
    Journal journal;

    @Inject
    RemoteInvite remote;

    @Inject
    BlockedInvitations blocked;

    @Inject
    Configuration configuration;

    /**
     * Whoever is invited already stays so.
     *
     * @throws MatrixException {@code M_INVITE_BLOCKED}; {@code M_FORBIDDEN} by the room's rules, by our policy, or with the other server's sentence
     */
    @Limited("invite")
    public void invite(UserId sender, RoomId room, UserId invitee, Optional<String> reason) {
        invite(sender, room, invitee, contents.of(invitee, Membership.INVITE, reason));
    }

    /** @param content of the member event */
    @Limited("invite")
    public void invite(UserId sender, RoomId room, UserId invitee, JsonObject content) {
        if (invitee.server().equals(configuration.serverName())) inviteHere(sender, room, invitee, content);
        else remote.invite(sender, invitee, room, content);
    }

    private void inviteHere(UserId sender, RoomId room, UserId invitee, JsonObject content) {
        blocked.requireWelcome(invitee);
        journal.write(Standing.in(room, pen -> {
            var state = pen.state(room);
            boolean again =
                    Standing.is(state, invitee, Membership.INVITE) && Standing.is(state, sender, Membership.JOIN);
            if (!again) pen.append(NewEvent.state(room, sender, StateKey.member(invitee), content));
            return room;
        }));
    }
}
