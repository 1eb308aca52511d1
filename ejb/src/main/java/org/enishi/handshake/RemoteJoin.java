package org.enishi.handshake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;
import org.enishi.event.Event;
import org.enishi.event.Membership;
import org.enishi.handshake.given.GivenRoom;
import org.enishi.handshake.given.RoomReception;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.policy.Action;

/** Enters rooms that live on other servers. Blocks on the network: call it without a transaction. */
@ApplicationScoped
public class RemoteJoin {
    @Inject
    Peers peers;

    @Inject
    Counterpart counterpart;

    @Inject
    RoomReception reception;

    @Inject
    Arrivals arrivals;

    @Inject
    Clock clock;

    private final Turns turns = new Turns();

    /**
     * Afterwards the room is known here and the user is in it. Requests for one room share one handshake.
     *
     * @param via servers to try, in order, beside those that invited the user
     * @param content of the member event, {@code membership} included
     * @throws org.enishi.error.MatrixException {@code M_FORBIDDEN} with the other server's sentence, {@code M_NOT_FOUND}
     *     if no server knows the room, {@code M_INCOMPATIBLE_ROOM_VERSION}, 502 if none is reached
     */
    public void join(UserId user, RoomId room, List<ServerName> via, JsonObject content) {
        var wish = new Wish(user, room, Membership.JOIN, content);
        turns.take(room, () -> arrivals.joinedBehindAnother(wish), () -> handshake(wish, via));
    }

    /**
     * For events of a room that a user of ours is just entering: they come as soon as the other server has let us in, which
     * may be before we know the room. Waits until we do.
     *
     * @return whether somebody was entering
     */
    public boolean awaitEntered(RoomId room) {
        return turns.awaitEnd(room, 30);
    }

    private void handshake(Wish wish, List<ServerName> via) {
        List<ServerName> servers = peers.of(wish, via, Action.JOIN);
        Tour.through(servers, clock, server -> enter(server, wish));
    }

    private Event enter(ServerName server, Wish wish) {
        Event join = counterpart.build(server, wish);
        GivenRoom room = reception.receive(server, join, counterpart.send(server, wish, join));
        arrivals.arrive(wish, room);
        return room.join();
    }
}
