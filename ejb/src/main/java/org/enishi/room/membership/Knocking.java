package org.enishi.room.membership;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.enishi.event.Membership;
import org.enishi.event.StateKey;
import org.enishi.handshake.RemoteKnock;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.journal.Journal;
import org.enishi.journal.NewEvent;
import org.enishi.security.Caller;
import org.enishi.security.limit.Limited;

/**
 * Asks to be let into rooms, here or elsewhere.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#knocking-on-rooms">Matrix v1.19, "Knocking on rooms"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Knocking {
    @Inject
    Destinations destinations;

    @Inject
    MemberContents contents;

    @Inject
    Journal journal;

    @Inject
    RemoteKnock remote;

    /** A second knock is a success that changes nothing. @throws org.enishi.error.MatrixException {@code M_FORBIDDEN}, {@code M_NOT_FOUND} */
    @Limited("join")
    public RoomId knock(Caller caller, String roomIdOrAlias, List<ServerName> via, Optional<String> reason) {
        Destination destination = destinations.of(roomIdOrAlias, via);
        RoomId room = destination.room();
        JsonObject content = contents.of(caller.user(), Membership.KNOCK, reason);
        if (destinations.isHere(room)) knockHere(caller.user(), room, content);
        else remote.knock(caller.user(), room, destinations.servers(destination), content);
        return room;
    }

    private void knockHere(UserId user, RoomId room, JsonObject content) {
        journal.write(Standing.in(room, pen -> {
            boolean again = Standing.is(pen.state(room), user, Membership.KNOCK);
            if (!again) pen.append(NewEvent.state(room, user, StateKey.member(user), content));
            return room;
        }));
    }
}
