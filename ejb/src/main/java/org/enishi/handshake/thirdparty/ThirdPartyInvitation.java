package org.enishi.handshake.thirdparty;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import org.enishi.configuration.Configuration;
import org.enishi.error.MatrixException;
import org.enishi.event.Event;
import org.enishi.event.Membership;
import org.enishi.event.StateKey;
import org.enishi.handshake.RemoteInvite;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.journal.Draft;
import org.enishi.journal.Journal;
import org.enishi.journal.NewEvent;
import org.enishi.journal.Rooms;

/**
 * Turns an invitation of an address into one of the user who owns it. The room's rules check that its identity server
 * has signed. Blocks on the network: call it without a transaction.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#third-party-invites">Matrix v1.19, server-server API,
 *     "Third-party invites"</a>
 */
@ApplicationScoped
public class ThirdPartyInvitation {
    @Inject
    Rooms rooms;

    @Inject
    Journal journal;

    @Inject
    RemoteInvite remote;

    @Inject
    Exchange exchange;

    @Inject
    Configuration configuration;

    /**
     * For a user of ours: the server of whoever invited makes the invitation, which may be this one. Nothing is done for
     * somebody invited or joined already.
     *
     * @throws MatrixException {@code M_FORBIDDEN} by the room's rules or our policy, or as the other server says
     */
    public void redeem(RoomId room, SignedInvite invite) {
        boolean isIn = rooms.membership(room, invite.invitee())
                .filter(now -> now == Membership.JOIN || now == Membership.INVITE)
                .isPresent();
        if (isIn) return;
        if (isOurs(invite.sender().server())) issue(room, invite);
        else exchange.ask(room, invite);
    }

    /**
     * For whoever invited, a user of ours.
     *
     * @throws MatrixException {@code M_FORBIDDEN}, also if the room has no such invitation
     */
    public void issue(RoomId room, SignedInvite invite) {
        Event invited = rooms.state(room)
                .get(invite.key())
                .filter(event -> event.sender().equals(invite.sender()))
                .orElseThrow(() -> MatrixException.forbidden("The room has no such third-party invitation"));
        JsonObject content =
                invite.content(invited.contentString("display_name").orElse(""));
        if (!isOurs(invite.invitee().server())) {
            remote.invite(invite.sender(), invite.invitee(), room, content);
            return;
        }
        var member = NewEvent.state(room, invite.sender(), StateKey.member(invite.invitee()), content);
        journal.write(Draft.penOnly(room, pen -> pen.append(member)));
    }

    private boolean isOurs(ServerName server) {
        return server.equals(configuration.serverName());
    }
}
