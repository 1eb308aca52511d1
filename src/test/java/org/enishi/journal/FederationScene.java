package org.enishi.journal;

import java.util.function.Supplier;
import org.enishi.event.RoomVersion;
import org.enishi.fixture.database.JournalNode;
import org.enishi.fixture.database.ThreadTransactions;
import org.enishi.fixture.database.TwoServers;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;

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

    @Override
    public void close() {
        a.close();
        b.close();
    }
}
