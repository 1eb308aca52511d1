package org.enishi.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.Membership;
import org.enishi.event.RoomVersion;
import org.enishi.event.StateKey;
import org.enishi.fixture.database.JournalNode;
import org.enishi.fixture.database.ThreadTransactions;
import org.enishi.fixture.database.TwoServers;
import org.enishi.id.EventId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.json.Json;
import org.enishi.store.event.EventStatus;
import org.enishi.store.event.Gap;
import org.enishi.store.event.Place;
import org.enishi.store.outbox.Delivery;
import org.junit.jupiter.api.Test;

/** What comes from other servers; on every database. */
interface FederatedJournalContract {
    ThreadTransactions database();

    @Test
    default void bothServersHoldTheSameStateAfterAJoin() {
        for (RoomVersion version : RoomVersion.values()) {
            try (var scene = new FederationScene(this::database, version)) {
                assertThat(scene.at(scene.b).state())
                        .isEqualTo(scene.at(scene.a).state());
                assertThat(scene.at(scene.a).members()).isEqualTo(new RoomHead.Members(2, 1, 0));
                assertThat(scene.at(scene.b).members()).isEqualTo(new RoomHead.Members(2, 1, 0));
                assertThat(scene.at(scene.b).host()).isEqualTo(scene.a.name);
                assertThat(scene.b
                                .stores
                                .members()
                                .joinedServers(scene.at(scene.b).nid()))
                        .containsExactlyInAnyOrder(scene.a.name, scene.b.name);
                assertThat(scene.b.rooms.membership(scene.room, scene.bob)).contains(Membership.JOIN);
                assertThat(scene.b.stores.events().gaps(scene.at(scene.b).nid(), Place.END, 10))
                        .hasSize(1);
            }
        }
    }

    @Test
    default void aRoomBeginsOnlyOnce() {
        for (RoomVersion version : List.of(RoomVersion.V1, RoomVersion.V3, RoomVersion.V11)) {
            try (var scene = new FederationScene(this::database, version)) {
                RoomHead before = scene.at(scene.b);
                Event again = scene.secondCreate(version);
                assertThat(TwoServers.carry(again, scene.b)).isEqualTo(Outcome.REJECTED);
                assertThat(scene.at(scene.b).state()).isEqualTo(before.state());
                assertThat(scene.at(scene.b).extremities()).isEqualTo(before.extremities());
            }
        }
    }

    @Test
    default void messagesTravelBothWays() {
        try (var scene = new FederationScene(this::database, RoomVersion.V12)) {
            Event hello = scene.a.message(scene.room, scene.alice, "hello");
            assertThat(TwoServers.carry(hello, scene.b)).isEqualTo(Outcome.ACCEPTED);
            assertThat(TwoServers.carry(hello, scene.b)).isEqualTo(Outcome.KNOWN);
            Event answer = scene.b.message(scene.room, scene.bob, "welcome");
            assertThat(TwoServers.carry(answer, scene.a)).isEqualTo(Outcome.ACCEPTED);
            assertThat(scene.at(scene.a).extremities()).containsExactly(answer.id());
            assertThat(scene.at(scene.b).extremities()).containsExactly(answer.id());
        }
    }

    @Test
    default void oneRowGoesOutForAllDestinationsAndNoneForWhatComesIn() {
        try (var scene = new FederationScene(this::database, RoomVersion.V12)) {
            Event hello = scene.a.message(scene.room, scene.alice, "hello");
            var outbox = scene.a.stores.outbox();
            var rows = outbox.behind(scene.b.name, 0, 10);
            assertThat(rows).hasSize(1);
            assertThat(scene.a
                            .stores
                            .events()
                            .byNid(Set.of(rows.get(0).event()))
                            .values())
                    .extracting(each -> each.event().id())
                    .containsExactly(hello.id());
            assertThat(outbox.destinations(0, 100)).containsExactly(scene.b.name);
            TwoServers.carry(hello, scene.b);
            assertThat(scene.b.stores.outbox().behind(scene.a.name, 0, 10)).isEmpty();
        }
    }

    /** A set of destinations that was new in a transaction that failed is new again in the next. */
    @Test
    default void whatGoesOutAfterACommitThatFailedFindsItsDestination() {
        var databases = new ArrayList<ThreadTransactions>();
        try (var scene = new FederationScene(() -> remembered(databases), RoomVersion.V11)) {
            databases.get(0).failNextCommit(ThreadTransactions.Fault.ROLLED_BACK);
            assertThatThrownBy(() -> scene.a.message(scene.room, scene.alice, "lost"))
                    .hasMessage("the commit failed");
            Event kept = scene.a.message(scene.room, scene.alice, "kept");
            scene.a.stores.outbox().forget();
            long nid = scene.a.stores.events().find(kept.id()).orElseThrow().nid();
            assertThat(scene.a.stores.outbox().behind(scene.b.name, 0, 100))
                    .extracting(Delivery::event)
                    .contains(nid);
        }
    }

    private ThreadTransactions remembered(List<ThreadTransactions> databases) {
        databases.add(database());
        return databases.get(databases.size() - 1);
    }

    @Test
    default void nothingIsShownFromServersThatMayNotBeHeard() {
        try (var scene = new FederationScene(this::database, RoomVersion.V12)) {
            scene.a.partners.open = false;
            Event unheard = scene.b.message(scene.room, scene.bob, "anybody?");
            assertThat(TwoServers.carry(unheard, scene.a)).isEqualTo(Outcome.SOFT_FAILED);
            assertThat(scene.a.stores.events().find(unheard.id()).orElseThrow().status())
                    .isEqualTo(EventStatus.SOFT_FAILED);
            assertThat(scene.at(scene.a).extremities()).doesNotContain(unheard.id());
            scene.a.partners.open = true;
            assertThat(TwoServers.carry(unheard, scene.a)).isEqualTo(Outcome.SOFT_FAILED);
        }
    }

    @Test
    default void aForkIsResolvedToTheSameStateOnBothSides() {
        for (RoomVersion version : RoomVersion.values()) {
            try (var scene = new FederationScene(this::database, version)) {
                var topic = StateKey.of(EventType.TOPIC);
                List<Event> atA = List.of(
                        scene.a.state(
                                scene.room,
                                scene.alice,
                                topic,
                                Json.object().add("topic", "a").build()),
                        scene.a.state(
                                scene.room, scene.alice, StateKey.member(scene.bob), JournalNode.membership("ban")));
                List<Event> atB = List.of(
                        scene.b.message(scene.room, scene.bob, "one"),
                        scene.b.state(scene.room, scene.bob, StateKey.member(scene.bob), renamed()));
                atA.forEach(event -> TwoServers.carry(event, scene.b));
                atB.forEach(
                        event -> assertThat(TwoServers.carry(event, scene.a)).isEqualTo(Outcome.SOFT_FAILED));
                Event onward = scene.a.message(scene.room, scene.alice, "alone again");
                assertThat(TwoServers.carry(onward, scene.b)).isEqualTo(Outcome.ACCEPTED);
                for (JournalNode node : List.of(scene.a, scene.b)) {
                    RoomHead head = scene.at(node);
                    assertThat(head.members().joined()).isEqualTo(1);
                    assertThat(node.rooms.membership(scene.room, scene.bob)).contains(Membership.BAN);
                    assertThat(node.stores.members().joinedServers(head.nid())).containsExactly(scene.a.name);
                }
                assertThat(scene.at(scene.b).state())
                        .isEqualTo(scene.at(scene.a).state());
            }
        }
    }

    /** Still joined, under another name. */
    private static JsonObject renamed() {
        return Json.object().add("membership", "join").add("displayname", "Bob").build();
    }

    @Test
    default void whatIsForbiddenIsRejectedAndStaysSo() {
        try (var scene = new FederationScene(this::database, RoomVersion.V12)) {
            Event coup = TwoServers.build(
                    scene.b,
                    scene.at(scene.a).extremities(),
                    scene.a,
                    EventType.TOPIC,
                    scene.bob,
                    "",
                    Json.object().add("topic", "mine").build());
            RoomHead before = scene.at(scene.a);
            assertThat(TwoServers.carry(coup, scene.a)).isEqualTo(Outcome.REJECTED);
            assertThat(scene.at(scene.a)).isEqualTo(before);
            assertThat(TwoServers.carry(coup, scene.a)).isEqualTo(Outcome.REJECTED);
            assertThat(scene.a.stores.events().find(coup.id()).orElseThrow().status())
                    .isEqualTo(EventStatus.REJECTED);
        }
    }

    @Test
    default void historyFetchedLaterLiesBeforeWhatWasThere() {
        try (var scene = new FederationScene(this::database, RoomVersion.V12)) {
            long nid = scene.at(scene.b).nid();
            RoomHead before = scene.at(scene.b);
            List<Event> earlier = scene
                    .a
                    .stores
                    .events()
                    .forwards(scene.at(scene.a).nid(), Place.START, 10)
                    .stream()
                    .map(each -> each.event())
                    .limit(3)
                    .toList();
            for (Event event : earlier) {
                var told = event.is(EventType.CREATE) ? List.<EventId>of() : null;
                scene.b.journal.write(Draft.penOnly(scene.room, pen -> pen.backfill(event, told)));
            }
            assertThat(scene.b.stores.events().backwards(nid, Place.END, 10))
                    .extracting(each -> each.event().depth())
                    .containsExactly(4L, 3L, 2L, 1L);
            assertThat(scene.b.stores.events().gaps(nid, Place.END, 10)).isEmpty();
            assertThat(scene.at(scene.b)).isEqualTo(before);
        }
    }

    /** Who asks twice must see the same, or takes it for news: where many talk at once, many gaps have one depth. */
    @Test
    default void gapsOfOneDepthHaveAnOrder() {
        try (var scene = new FederationScene(this::database, RoomVersion.V12)) {
            long room = scene.at(scene.b).nid();
            List<Integer> some = IntStream.range(0, 200).boxed().collect(Collectors.toList());
            Collections.shuffle(some, new Random(1));
            scene.b
                    .stores
                    .sql()
                    .batch(
                            "insert into event_gap (prev_event_id, event_nid, room_nid, depth) values (?, ?, ?, 7)",
                            some,
                            (row, number) -> row.text("$missing" + number)
                                    .number(number % 20)
                                    .number(room));
            List<Gap> once = scene.b.stores.events().gaps(room, Place.END, 10);
            assertThat(once)
                    .hasSize(10)
                    .isSortedAccordingTo(Comparator.comparingLong(Gap::nextNid).reversed());
            for (int again = 0; again < 20; again++)
                assertThat(scene.b.stores.events().gaps(room, Place.END, 10)).isEqualTo(once);
        }
    }

    @Test
    default void theRoomsListKeepsAnAuthorOutWhoeverBringsHisEvents() {
        try (var scene = new FederationScene(this::database, RoomVersion.V12)) {
            JsonObject list = Json.object()
                    .add("allow", Json.array(List.of("*")))
                    .add("deny", Json.array(List.of("b.example")))
                    .build();
            Event before = scene.b.message(scene.room, scene.bob, "before");
            assertThat(TwoServers.carry(before, scene.a)).isEqualTo(Outcome.ACCEPTED);
            Event after = scene.b.message(scene.room, scene.bob, "after");
            scene.a.state(scene.room, scene.alice, StateKey.SERVER_ACL, list);
            assertThat(TwoServers.carry(after, scene.a)).isEqualTo(Outcome.SOFT_FAILED);
            Event own = scene.a.message(scene.room, scene.alice, "own");
            assertThat(scene.a.stores.outbox().behind(scene.b.name, 0, 50))
                    .as("servers should still send events to denied servers")
                    .anyMatch(row -> scene.a.stores.events().byNid(Set.of(row.event())).values().stream()
                            .anyMatch(sent -> sent.event().equals(own)));
        }
    }

    @Test
    default void whoseInvitationEndsIsToldThoughHisServerIsNotInTheRoom() {
        try (var scene = new FederationScene(this::database, RoomVersion.V12)) {
            var guest = new UserId("@guest:c.example");
            var c = new ServerName("c.example");
            scene.a.state(scene.room, scene.alice, StateKey.member(guest), JournalNode.membership("invite"));
            assertThat(scene.a.stores.outbox().behind(c, 0, 10)).isEmpty();
            scene.a.state(scene.room, scene.alice, StateKey.member(guest), JournalNode.membership("leave"));
            assertThat(scene.a.stores.outbox().behind(c, 0, 10)).hasSize(1);
            scene.a.state(scene.room, scene.alice, StateKey.member(guest), JournalNode.membership("ban"));
            assertThat(scene.a.stores.outbox().behind(c, 0, 10))
                    .as("who was not there is told nothing")
                    .hasSize(1);
        }
    }
}
