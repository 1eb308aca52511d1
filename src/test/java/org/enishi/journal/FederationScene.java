package org.enishi.journal;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.function.Supplier;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.RoomVersion;
import org.enishi.fixture.database.JournalNode;
import org.enishi.fixture.database.ThreadTransactions;
import org.enishi.fixture.database.TwoServers;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.json.Json;
import org.enishi.signing.EventSigner;

/** A room of Alice at a, which Bob of b has entered. */
final class FederationScene implements AutoCloseable {
    final JournalNode a;
    final JournalNode b;
    final UserId alice;
    final UserId bob;
    final RoomId room;

    FederationScene(Supplier<ThreadTransactions> databases, RoomVersion version) {
        a = new JournalNode(databases.get(), "a.example");
        b = new JournalNode(databases.get(), "b.example");
        alice = a.user("alice", 1);
        bob = b.user("bob", 1);
        room = a.room(alice, version);
        TwoServers.join(b, bob, a, room);
    }

    RoomHead at(JournalNode node) {
        return node.rooms.require(room);
    }

    /** What Bob is from now on, by his own server. */
    Event ofBob(JsonObject content) {
        return TwoServers.build(b, at(a).extremities(), a, EventType.MEMBER, bob, bob.value(), content);
    }

    /** Another create event of the room, by the server that made it. */
    Event secondCreate(RoomVersion version) {
        var json = Json.object()
                .add("type", EventType.CREATE.value())
                .add("state_key", "")
                .add("room_id", room.value())
                .add("sender", alice.value())
                .add("origin_server_ts", 1_700_000_000_000L)
                .add("depth", 1)
                .add("content", Json.object().add("room_version", version.id()).add("creator", alice.value()))
                .add("prev_events", Json.array(List.of()))
                .add("auth_events", Json.array(List.of()));
        return EventSigner.build(json.build(), version, a.name, a.key);
    }

    @Override
    public void close() {
        a.close();
        b.close();
    }
}
