package org.enishi.handshake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.event.Event;
import org.enishi.event.StateKey;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.journal.Draft;
import org.enishi.journal.Journal;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.json.InvalidEvent;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.policy.Matter;
import org.enishi.policy.frozen.FrozenRooms;
import org.enishi.rules.auth.Verdict;

/** Invites users of other servers into rooms that this server is in. */
@ApplicationScoped
public class RemoteInvite {
    @Inject
    FederationPolicy policy;

    @Inject
    FrozenRooms frozen;

    @Inject
    Rooms rooms;

    @Inject
    Outline outline;

    @Inject
    InvitationSender invitations;

    @Inject
    Journal journal;

    /**
     * Builds the invitation, has it signed by the invitee's server, and appends it. Blocks on the network: call it without
     * a transaction.
     *
     * @param content of the member event, {@code membership} included
     * @throws org.enishi.error.MatrixException {@code M_FORBIDDEN} by the room's rules, our policy, or with the other
     *     server's sentence; {@code M_UNSUPPORTED_ROOM_VERSION}; 502 if it is not reached
     */
    public Event invite(UserId sender, UserId invitee, RoomId room, JsonObject content) {
        RoomHead head = rooms.find(room).orElseThrow(() -> MatrixException.forbidden("You are not in this room"));
        requireOpen(head);
        frozen.requireOpen(head.nid());
        policy.require(new Matter(Direction.OUTBOUND, invitee.server(), head.host(), Action.INVITE).in(room));
        JsonObject built = outline.member(head, sender, invitee, content);
        requireAllowed(head, built);
        Event signed = invitations.signedByBoth(head, invitee, built);
        return journal.write(Draft.penOnly(room, pen -> pen.appendBuilt(signed)));
    }

    /** The rules would let the invitation pass, and refuse the invitee. */
    private void requireOpen(RoomHead head) {
        boolean closed = rooms.stateAt(head.state())
                .get(StateKey.CREATE)
                .filter(create -> JsonValue.FALSE.equals(create.content().get("m.federate")))
                .isPresent();
        if (closed) throw MatrixException.forbidden("This room is for users of one server only");
    }

    private void requireAllowed(RoomHead head, JsonObject built) {
        try {
            if (outline.judge(head, built) instanceof Verdict.Rejected rejected)
                throw MatrixException.forbidden(rejected.rule().sentence());
        } catch (InvalidEvent wrong) {
            throw new MatrixException(
                    wrong.tooLarge() ? ErrorCode.M_TOO_LARGE : ErrorCode.M_BAD_JSON,
                    String.valueOf(wrong.getMessage()));
        }
    }
}
