package org.enishi.room.membership;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.enishi.error.MatrixException;
import org.enishi.event.Membership;
import org.enishi.handshake.RemoteJoin;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.security.Caller;
import org.enishi.security.limit.Limited;

/**
 * Joins rooms, here or elsewhere.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#joining-rooms">Matrix v1.19, "Joining rooms"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Entrance {
    @Inject
    Destinations destinations;

    @Inject
    MemberContents contents;

    @Inject
    LocalJoin local;

    @Inject
    RemoteJoin remote;

    /**
     * @param roomIdOrAlias where to
     * @param via servers to try
     * @return the room that the user is now in
     * @throws MatrixException {@code M_FORBIDDEN} with the reason, {@code M_NOT_FOUND}, and those of {@link RemoteJoin}
     */
    @Limited("join")
    public RoomId join(Caller caller, String roomIdOrAlias, List<ServerName> via, Optional<String> reason) {
        Destination destination = destinations.of(roomIdOrAlias, via);
        JsonObject content = contents.of(caller.user(), Membership.JOIN, reason);
        if (!destinations.isHere(destination.room())) return joinElsewhere(caller.user(), destination, content);
        var result = local.join(caller.user(), destination.room(), content);
        if (result == LocalJoin.Result.JOINED) return destination.room();
        if (destinations.servers(destination).isEmpty())
            throw MatrixException.forbidden("This room is open to members of certain rooms only");
        return joinElsewhere(caller.user(), destination, content);
    }

    private RoomId joinElsewhere(UserId user, Destination destination, JsonObject content) {
        remote.join(user, destination.room(), destinations.servers(destination), content);
        return destination.room();
    }
}
