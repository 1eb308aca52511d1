package org.enishi.room.state;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import org.enishi.error.MatrixException;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.Membership;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.journal.Draft;
import org.enishi.journal.Journal;
import org.enishi.journal.NewEvent;
import org.enishi.journal.Rooms;
import org.enishi.room.guest.GuestAccess;
import org.enishi.room.membership.Invitation;
import org.enishi.security.Caller;
import org.enishi.security.limit.Limited;

/**
 * Sets state.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#put_matrixclientv3roomsroomidstateeventtypestatekey">
 *     Matrix v1.19, "PUT rooms/{roomId}/state/{eventType}/{stateKey}"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StateWriter {
    @Inject
    Journal journal;

    @Inject
    Rooms rooms;

    @Inject
    NamedAliases aliases;

    @Inject
    Invitation invitation;

    /**
     * Content that stands there already makes no new event.
     *
     * @throws MatrixException {@code M_FORBIDDEN}, {@code M_TOO_LARGE}; {@code M_BAD_ALIAS}, {@code M_INVALID_PARAM} for a
     *     canonical alias
     */
    @Limited("message")
    public EventId set(Caller caller, RoomId room, StateKey key, JsonObject content) {
        UserId sender = caller.user();
        if (key.type().equals(EventType.CANONICAL_ALIAS)) aliases.requireValid(room, content);
        if (isMember(key, content, Membership.INVITE)) return invite(sender, room, new UserId(key.key()), content);
        return journal.write(Draft.penOnly(room, pen -> {
            if (pen.findRoom(room).isEmpty()) throw MatrixException.forbidden("You are not in this room");
            if (isMember(key, content, Membership.JOIN)) GuestAccess.require(pen.state(room), caller);
            return pen.append(NewEvent.state(room, sender, key, content)).id();
        }));
    }

    /** Invitations may need the invitee's server. */
    private EventId invite(UserId sender, RoomId room, UserId invitee, JsonObject content) {
        invitation.invite(sender, room, invitee, content);
        return rooms.state(room)
                .get(StateKey.member(invitee))
                .map(Event::id)
                .orElseThrow(() -> MatrixException.forbidden("The invitation was taken back at once"));
    }

    private static boolean isMember(StateKey key, JsonObject content, Membership membership) {
        return key.type().equals(EventType.MEMBER)
                && UserId.isWellFormed(key.key())
                && membership.value().equals(content.getString("membership", ""));
    }
}
