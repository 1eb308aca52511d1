package org.enishi.room.membership;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.handshake.RemoteJoin;
import org.enishi.handshake.given.WholeRooms;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.journal.Rooms;
import org.enishi.room.guest.GuestAccess;
import org.enishi.security.Caller;

/** Finds the way into a room: by ourselves where this server is in it, else through another one. */
@ApplicationScoped
public class Joining {
    @Inject
    Destinations destinations;

    @Inject
    Rooms rooms;

    @Inject
    LocalJoin local;

    @Inject
    RemoteJoin remote;

    @Inject
    WholeRooms whole;

    /**
     * A second join is a success that changes nothing. May block on the network: call it without a transaction.
     *
     * @param content of the member event
     * @throws MatrixException {@code M_FORBIDDEN} with the reason; {@code M_UNABLE_TO_AUTHORISE_JOIN} and {@code
     *     M_UNABLE_TO_GRANT_JOIN} where nobody else can be asked; and those of {@link RemoteJoin}
     */
    void join(Caller caller, Destination destination, JsonObject content) {
        if (!destinations.isHere(destination.room())) {
            GuestAccess.requireNoGuest(caller);
            remote.join(caller.user(), destination.room(), destinations.servers(destination), content);
            return;
        }
        whole.await(destination.room());
        var result = local.join(caller, destination.room(), content);
        if (result != LocalJoin.Result.JOINED) throughAnother(caller.user(), destination, content, result);
    }

    private void throughAnother(UserId user, Destination destination, JsonObject content, LocalJoin.Result why) {
        Set<ServerName> servers =
                new LinkedHashSet<>(new RestrictedJoin(rooms.state(destination.room())).vouchingServers());
        servers.addAll(destination.via());
        List<ServerName> others = destinations.servers(new Destination(destination.room(), List.copyOf(servers)));
        if (others.isEmpty()) throw helpless(why);
        remote.join(user, destination.room(), others, content);
    }

    private static MatrixException helpless(LocalJoin.Result why) {
        return why == LocalJoin.Result.NOBODY_VOUCHES
                ? new MatrixException(
                        ErrorCode.M_UNABLE_TO_GRANT_JOIN, "Nobody who may invite to the room can vouch for you now")
                : new MatrixException(
                        ErrorCode.M_UNABLE_TO_AUTHORISE_JOIN,
                        "This server cannot tell whether you are in a room whose members may join this one");
    }
}
