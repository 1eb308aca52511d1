package org.enishi.handshake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;
import org.enishi.event.Event;
import org.enishi.event.Membership;
import org.enishi.handshake.card.ReceivedCards;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.journal.Draft;
import org.enishi.journal.Journal;
import org.enishi.policy.Action;

/** Knocks on rooms that live on other servers. Blocks on the network: call it without a transaction. */
@ApplicationScoped
public class RemoteKnock {
    @Inject
    Peers peers;

    @Inject
    Counterpart counterpart;

    @Inject
    ReceivedCards cards;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    /**
     * As {@link RemoteJoin#join}. Afterwards the user's knock and the room's stripped state are known here.
     *
     * @param content of the member event, {@code membership} included
     */
    public void knock(UserId user, RoomId room, List<ServerName> via, JsonObject content) {
        var wish = new Wish(user, room, Membership.KNOCK, content);
        List<ServerName> servers = peers.of(wish, via, Action.KNOCK);
        Knock knock = Tour.through(servers, clock, server -> knockAt(server, wish));
        journal.write(Draft.penOnly(room, pen -> {
            pen.relate(knock.event, knock.stripped);
            return knock;
        }));
    }

    private Knock knockAt(ServerName server, Wish wish) {
        Event knock = counterpart.build(server, wish);
        JsonObject answer = counterpart.send(server, wish, knock);
        List<JsonObject> card =
                answer.get("knock_room_state") instanceof JsonArray state ? cards.lenient(state, knock) : List.of();
        return new Knock(knock, card);
    }

    private record Knock(Event event, List<JsonObject> stripped) {}
}
