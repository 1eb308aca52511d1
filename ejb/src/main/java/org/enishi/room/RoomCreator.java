package org.enishi.room;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enishi.configuration.Configuration;
import org.enishi.error.MatrixException;
import org.enishi.event.Event;
import org.enishi.event.Membership;
import org.enishi.event.StateKey;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.journal.Draft;
import org.enishi.journal.Journal;
import org.enishi.journal.NewEvent;
import org.enishi.journal.Pen;
import org.enishi.journal.RoomHead;
import org.enishi.room.membership.MemberContent;
import org.enishi.room.membership.MemberContents;
import org.enishi.security.Caller;
import org.enishi.security.limit.Limited;

/**
 * Makes rooms. A room is there with all its events and invitations, or it is not: only users of other servers are invited
 * afterwards, and if one of those servers refuses, the room is given up.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#creation">Matrix v1.19, "Creation"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RoomCreator {
    @Inject
    Journal journal;

    @Inject
    Naming naming;

    @Inject
    Outsiders outsiders;

    @Inject
    MemberContents contents;

    @Inject
    Configuration configuration;

    /**
     * @throws MatrixException {@code M_INVALID_PARAM}, {@code M_UNSUPPORTED_ROOM_VERSION}, {@code M_ROOM_IN_USE},
     *     {@code M_INVALID_ROOM_STATE}; {@code M_FORBIDDEN} if an invitation may not travel
     */
    @Limited("room-creation")
    public RoomId create(Caller caller, NewRoom.Body body) {
        NewRoom wanted =
                outsiders.guarded(NewRoom.of(body, configuration.defaultRoomVersion(), configuration.serverName()));
        outsiders.requireInvitable(wanted.invite());
        List<UserId> ours = new ArrayList<>(wanted.invite());
        ours.add(caller.user());
        ours.removeIf(user -> !outsiders.isOurs(user));
        var creation = new RoomCreation(wanted, caller.user(), contents.profiles(ours));
        RoomId room = journal.write(draft(caller.user(), wanted, creation));
        inviteOutsiders(caller, room, wanted, creation);
        return room;
    }

    /** One that touches a store is dearer: most rooms have neither name nor place in the directory. */
    private Draft<RoomId> draft(UserId creator, NewRoom wanted, RoomCreation creation) {
        boolean isNamed = wanted.alias().isPresent() || wanted.listed();
        if (!isNamed) return Draft.penOnly(Set.of(), Set.of(), pen -> write(pen, creator, wanted, creation));
        return pen -> {
            naming.requireFree(wanted);
            RoomId room = write(pen, creator, wanted, creation);
            naming.name(pen.room(room), creator, wanted);
            return room;
        };
    }

    private RoomId write(Pen pen, UserId creator, NewRoom wanted, RoomCreation creation) {
        RoomHead room = creation.write(pen);
        for (UserId invitee : wanted.invite())
            if (outsiders.isOurs(invitee))
                pen.append(NewEvent.state(room.id(), creator, StateKey.member(invitee), creation.invitation(invitee)));
        return room.id();
    }

    private void inviteOutsiders(Caller caller, RoomId room, NewRoom wanted, RoomCreation creation) {
        try {
            outsiders.invite(caller.user(), room, wanted.invite(), creation);
        } catch (MatrixException refused) {
            giveUp(caller, room, wanted.invite());
            throw refused;
        }
    }

    /** Nobody is left in it, and the creator never hears of it again. */
    private void giveUp(Caller caller, RoomId room, List<UserId> invited) {
        JsonObject left = MemberContent.of(Membership.LEAVE, Optional.empty());
        journal.write(pen -> {
            for (UserId user : invited)
                if (isInvited(pen, room, user))
                    pen.append(NewEvent.state(room, caller.user(), StateKey.member(user), left));
            pen.append(NewEvent.state(room, caller.user(), StateKey.member(caller.user()), left));
            naming.drop(pen.room(room));
            pen.forget(room, caller.user());
            return room;
        });
    }

    private static boolean isInvited(Pen pen, RoomId room, UserId user) {
        return pen.state(room)
                .get(StateKey.member(user))
                .flatMap(Event::membership)
                .filter(Membership.INVITE::equals)
                .isPresent();
    }
}
