package org.enishi.handshake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import org.enishi.error.MatrixException;
import org.enishi.event.Event;
import org.enishi.event.Membership;
import org.enishi.handshake.given.GivenRoom;
import org.enishi.handshake.given.RoomReception;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.policy.Action;
import org.enishi.remote.RemoteFailure;

/** Enters rooms that live on other servers. Blocks on the network: call it without a transaction. */
@ApplicationScoped
public class RemoteJoin {
    private static final Logger LOG = System.getLogger(RemoteJoin.class.getName());

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
     * Afterwards the room is known here and the user is in it; of a large room most members may still be on their way.
     * Requests for one room share one handshake.
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

    /** Who is in a room is told only to those who have joined: the other server has our user in it now. */
    private void stepBack(ServerName server, Wish wish) {
        var leave = new Wish(wish.user(), wish.room(), Membership.LEAVE, JsonValue.EMPTY_JSON_OBJECT);
        try {
            counterpart.send(server, leave, counterpart.build(server, leave));
        } catch (RemoteFailure | MatrixException failure) {
            LOG.log(
                    Level.WARNING,
                    () -> wish.user() + " stays a member of " + wish.room() + " at " + server
                            + " although the join was given up: " + failure.getMessage());
        }
    }

    private Event enter(ServerName server, Wish wish) {
        Event join = counterpart.build(server, wish);
        boolean briefly = arrivals.isNew(wish);
        JsonObject answer =
                briefly ? counterpart.sendBriefly(server, wish, join) : counterpart.send(server, wish, join);
        GivenRoom room;
        try {
            room = reception.receive(server, join, answer, briefly);
        } catch (MatrixException unwanted) {
            stepBack(server, wish);
            throw unwanted;
        }
        arrivals.arrive(server, wish, room);
        return room.join();
    }
}
