package org.enishi.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.Membership;
import org.enishi.event.RoomVersion;
import org.enishi.event.StateKey;
import org.enishi.fixture.database.JournalNode;
import org.enishi.fixture.database.ThreadTransactions;
import org.enishi.fixture.database.TwoServers;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.json.Json;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.room.RoomMember;
import org.junit.jupiter.api.Test;

/** How this server and its users come into rooms that live elsewhere; on every database. */
interface EnteringRoomsContract {
    ThreadTransactions database();

    @Test
    default void anInvitationFromElsewhereIsKeptWithWhatItTells() {
        try (var scene = new FederationScene(this::database, RoomVersion.V12)) {
            UserId carol = scene.b.user("carol", 3);
            RoomId secret = scene.a.room(scene.alice, RoomVersion.V12);
            Event invite = TwoServers.build(
                    scene.a,
                    scene.a.rooms.require(secret).extremities(),
                    scene.a,
                    EventType.MEMBER,
                    scene.alice,
                    carol.value(),
                    JournalNode.membership("invite"));
            var stripped = List.of(Json.object().add("type", "m.room.name").build());
            scene.b.journal.write(Draft.penOnly(secret, pen -> {
                pen.relate(invite, stripped);
                return secret;
            }));
            RoomHead head = scene.b.rooms.require(secret);
            assertThat(head.isResident()).isFalse();
            assertThat(scene.b.stores.members().ofAccount(3))
                    .extracting(RoomMember::membership)
                    .containsExactly(Membership.INVITE);
            assertThat(scene.b.stores.members().stripped(head.nid(), carol)).isEqualTo(stripped);

            TwoServers.join(scene.b, carol, scene.a, secret);
            assertThat(scene.b.rooms.membership(secret, carol)).contains(Membership.JOIN);
            assertThat(scene.b.stores.members().stripped(head.nid(), carol)).isEmpty();
        }
    }

    @Test
    default void whoLeftAndComesBackFindsTheRoomAsItIsNow() {
        try (var scene = new FederationScene(this::database, RoomVersion.V12)) {
            Event leave =
                    scene.b.state(scene.room, scene.bob, StateKey.member(scene.bob), JournalNode.membership("leave"));
            TwoServers.carry(leave, scene.a);
            assertThat(scene.at(scene.b).isResident()).isFalse();
            var topic = StateKey.of(EventType.TOPIC);
            scene.a.state(
                    scene.room,
                    scene.alice,
                    topic,
                    Json.object().add("topic", "new").build());
            UserId dora = scene.a.user("dora", 5);
            scene.a.join(scene.room, dora);

            TwoServers.join(scene.b, scene.bob, scene.a, scene.room);
            assertThat(scene.at(scene.b).state()).isEqualTo(scene.at(scene.a).state());
            assertThat(scene.at(scene.b).members()).isEqualTo(new RoomHead.Members(3, 1, 0));
            assertThat(scene.b.rooms.membership(scene.room, dora)).contains(Membership.JOIN);
            assertThat(scene.b.rooms.state(scene.room).get(topic)).isPresent();
        }
    }

    @Test
    default void whatWeSaidWhileAServerWasEnteringIsSentToIt() {
        try (var scene = new FederationScene(this::database, RoomVersion.V12)) {
            var dora = new UserId("@dora:c.example");
            try (var c = new JournalNode(database(), "c.example")) {
                Event join = join(c, dora, scene);
                Event between = scene.a.message(scene.room, scene.alice, "between");
                Event ofOthers = scene.b.message(scene.room, scene.bob, "of others");
                TwoServers.carry(ofOthers, scene.a);
                scene.a.journal.write(Draft.penOnly(scene.room, pen -> pen.admit(join)));
                assertThat(sent(scene.a, c.name)).containsExactly(between);
                assertThat(sent(scene.a, scene.b.name))
                        .containsOnlyOnce(between)
                        .endsWith(join);

                Event after = scene.a.message(scene.room, scene.alice, "after");
                Event again = join(c, dora, scene);
                Event meanwhile = scene.a.message(scene.room, scene.alice, "meanwhile");
                scene.a.journal.write(Draft.penOnly(scene.room, pen -> pen.admit(again)));
                assertThat(sent(scene.a, c.name)).as("each once").containsExactly(between, after, meanwhile);
            }
        }
    }

    @Test
    default void whatWeSaidWhileAServerWasEnteringThroughAnotherIsSentToIt() {
        try (var scene = new FederationScene(this::database, RoomVersion.V12);
                var c = new JournalNode(database(), "c.example")) {
            Event join = join(c, new UserId("@dora:c.example"), scene);
            Event between = scene.a.message(scene.room, scene.alice, "between");
            assertThat(TwoServers.carry(join, scene.a)).isEqualTo(Outcome.ACCEPTED);
            assertThat(sent(scene.a, c.name)).containsExactly(between);
            Event next = scene.b.message(scene.room, scene.bob, "next");
            assertThat(TwoServers.carry(next, scene.a)).isEqualTo(Outcome.ACCEPTED);
            assertThat(sent(scene.a, c.name))
                    .as("it has the rest from its author")
                    .containsExactly(between);
        }
    }

    /** As somebody is told to build it who asks now. */
    private static Event join(JournalNode guest, UserId user, FederationScene scene) {
        List<EventId> last = scene.at(scene.a).extremities();
        return TwoServers.build(
                guest, last, scene.a, EventType.MEMBER, user, user.value(), JournalNode.membership("join"));
    }

    private static List<Event> sent(JournalNode from, ServerName to) {
        return from.stores.outbox().behind(to, 0, 50).stream()
                .flatMap(row -> from.stores.events().byNid(Set.of(row.event())).values().stream())
                .map(StoredEvent::event)
                .toList();
    }

    @Test
    default void everyLocalUserWhoComesAlongIsAnnounced() {
        try (var scene = new FederationScene(this::database, RoomVersion.V12)) {
            UserId carol = scene.b.user("carol", 3);
            TwoServers.carry(
                    scene.b.state(scene.room, scene.bob, StateKey.member(scene.bob), JournalNode.membership("leave")),
                    scene.a);
            Event unheardOf = scene.ofBob(JournalNode.membership("join"));
            scene.a.journal.write(Draft.penOnly(scene.room, pen -> pen.admit(unheardOf)));
            Position before = scene.b.tail.latest();

            TwoServers.join(scene.b, carol, scene.a, scene.room);
            assertThat(scene.b.tail.after(before, 10))
                    .extracting(JournalEntry::account)
                    .containsExactlyInAnyOrder(1L, 3L);
            assertThat(scene.at(scene.b).members()).isEqualTo(new RoomHead.Members(3, 2, 0));
        }
    }
}
