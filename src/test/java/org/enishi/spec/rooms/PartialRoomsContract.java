package org.enishi.spec.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.enishi.spec.rooms.PaperRoom.ALICE;
import static org.enishi.spec.rooms.PaperRoom.BOB;
import static org.enishi.spec.rooms.PaperRoom.CAROL;
import static org.enishi.spec.rooms.PaperRoom.content;
import static org.enishi.spec.rooms.RandomGraph.ZED;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.enishi.error.MatrixException;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.Membership;
import org.enishi.event.RoomVersion;
import org.enishi.event.StateKey;
import org.enishi.fixture.database.JournalNode;
import org.enishi.fixture.database.ThreadTransactions;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.journal.Draft;
import org.enishi.journal.JournalEntry;
import org.enishi.journal.Outcome;
import org.enishi.journal.Position;
import org.enishi.journal.RoomHead;
import org.enishi.store.event.EventStatus;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.state.StateRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A room that is entered before its members are known is, once they are, as if they had been known from the beginning; on
 * every database.
 */
interface PartialRoomsContract {
    ThreadTransactions database();

    @ParameterizedTest
    @EnumSource(names = {"V6", "V11", "V12"})
    default void whateverCameMeanwhileTheStateIsTheSame(RoomVersion version) {
        for (long seed = 900; seed < 904; seed++) {
            var graph = new RandomGraph(version, seed, 60);
            List<Event> order = graph.inAnotherOrder(new Random(seed));
            List<Event> state = graph.start.subList(0, 4);
            Event join = graph.start.get(4);
            try (JournalNode whole = node();
                    JournalNode partial = node()) {
                whole.outliers.store(join.room(), version, ALICE.server(), state);
                whole.journal.write(Draft.penOnly(
                        join.room(), pen -> pen.importRoom(join.room(), version, Entered.ids(state), join)));
                var entered = Entered.partly(partial, state, join, List.of(ALICE.server()));
                for (Event event : order) record(whole, event);
                for (Event event : order) record(partial, event);
                entered.complete();
                RoomHead expected = whole.rooms.require(join.room());
                RoomHead found = partial.rooms.require(join.room());
                assertThat(found.state()).as(graph::toString).isEqualTo(expected.state());
                assertThat(found.members()).as(graph::toString).isEqualTo(expected.members());
                assertThat(found.extremities()).as(graph::toString).isEqualTo(expected.extremities());
                assertThat(partial.stores.members().joinedByServer(found.nid()))
                        .as(graph::toString)
                        .isEqualTo(whole.stores.members().joinedByServer(expected.nid()));
            }
        }
    }

    @Test
    default void eventsGoToTheServersThatWereToldAndToThoseThatComeLater() {
        try (JournalNode node = node()) {
            var paper = PaperRoom.of(RoomVersion.V12);
            var entered = crowd(paper, node);
            assertThat(servers(node, entered)).containsOnly(BOB.server(), CAROL.server(), ALICE.server(), node.name);
            node.message(entered.room(), ZED, "hello");
            assertThat(node.stores.partialRooms().recorded(entered.head().nid()))
                    .hasSize(1);
            entered.complete();
            assertThat(servers(node, entered)).containsOnly(BOB.server(), ALICE.server(), node.name);
            assertThat(node.stores.partialRooms().find(entered.head().nid())).isEmpty();
            assertThat(node.stores.partialRooms().recorded(entered.head().nid()))
                    .isEmpty();
        }
    }

    @Test
    default void aMemberWhoIsNotKnownIsBelievedByTheEventsTheyRestOn() {
        try (JournalNode node = node()) {
            var paper = PaperRoom.of(RoomVersion.V12);
            var entered = crowd(paper, node);
            Event hello = paper.make(BOB, "m.room.message", null, content("body", "hello"));
            assertThat(record(node, hello)).isEqualTo(Outcome.ACCEPTED);
            assertThat(node.rooms.membership(entered.room(), BOB)).contains(Membership.JOIN);
            entered.complete();
            assertThat(status(node, hello)).isEqualTo(EventStatus.ACCEPTED);
            assertThat(entered.head().members()).isEqualTo(new RoomHead.Members(3, 1, 0));
        }
    }

    @Test
    default void whoWasBannedBeforeIsNotHeardOnceThatIsKnown() {
        try (JournalNode node = node()) {
            var paper = PaperRoom.of(RoomVersion.V12);
            var entered = crowd(paper, node);
            PaperRoom old = paper.fork();
            old.state.put(StateKey.member(CAROL), entered.carolsJoin());
            Event late = old.make(CAROL, "m.room.message", null, content("body", "still here"));
            assertThat(record(node, late)).isEqualTo(Outcome.ACCEPTED);
            entered.complete();
            assertThat(status(node, late)).isEqualTo(EventStatus.REJECTED);
            assertThat(node.rooms.membership(entered.room(), CAROL)).contains(Membership.BAN);
            Event next = node.message(entered.room(), ZED, "goes on");
            assertThat(node.rooms.require(entered.room()).extremities()).containsExactly(next.id());
        }
    }

    @Test
    default void nobodyBecomesAnythingElseBeforeItIsKnownWhatTheyAre() {
        try (JournalNode node = node()) {
            var paper = PaperRoom.of(RoomVersion.V12);
            var entered = crowd(paper, node);
            assertThatThrownBy(() -> invite(node, entered))
                    .isInstanceOf(MatrixException.class)
                    .extracting(refused -> ((MatrixException) refused).status())
                    .isEqualTo(503);
            entered.complete();
            assertThatThrownBy(() -> invite(node, entered))
                    .isInstanceOf(MatrixException.class)
                    .extracting(refused -> ((MatrixException) refused).status())
                    .isEqualTo(403);
        }
    }

    @Test
    default void thatMembersAreKnownIsAStepOfTheRoomThatShowsNothing() {
        try (JournalNode node = node()) {
            var entered = crowd(PaperRoom.of(RoomVersion.V12), node);
            Position before = node.tail.latest();
            entered.complete();
            RoomHead head = entered.head();
            JournalEntry last = node.tail.after(before, 100).stream()
                    .filter(entry -> head.last().equals(entry.position()))
                    .findFirst()
                    .orElseThrow();
            assertThat(head.wholeAt()).isEqualTo(head.last().value());
            assertThat(last.roomState()).isEqualTo(head.state());
            StoredEvent step = node.stores.events().byNid(List.of(last.event())).get(last.event());
            assertThat(step.status()).isEqualTo(EventStatus.WITHHELD);
            assertThat(head.extremities()).doesNotContain(step.event().id());
        }
    }

    @Test
    default void whereNobodyOfOursIsAnyMoreNothingIsCompleted() {
        try (JournalNode node = node()) {
            var entered = crowd(PaperRoom.of(RoomVersion.V12), node);
            node.state(entered.room(), ZED, StateKey.member(ZED), JournalNode.membership("leave"));
            node.journal.write(Draft.penOnly(entered.room(), pen -> {
                pen.abandon(entered.room());
                return true;
            }));
            assertThat(entered.head().isPartial()).isFalse();
            assertThat(node.stores.partialRooms().find(entered.head().nid())).isEmpty();
            assertThat(servers(node, entered)).isEmpty();
        }
    }

    private JournalNode node() {
        return new JournalNode(database(), ZED.server().value());
    }

    /** Alice and Bob are in it, Carol is banned, and Zed comes in without knowing. */
    private static Entered crowd(PaperRoom paper, JournalNode node) {
        List<Event> state = new ArrayList<>();
        paper.powerLevels(ALICE, "{}");
        paper.joinRule("public");
        paper.member(BOB, BOB, "join");
        Event carol = paper.member(CAROL, CAROL, "join");
        paper.member(ALICE, CAROL, "ban");
        state.addAll(paper.state.values());
        Event join = paper.member(ZED, ZED, "join");
        node.outliers.store(join.room(), paper.version, ALICE.server(), List.of(carol));
        return Entered.partly(node, state, join, List.of(ALICE.server(), BOB.server(), CAROL.server()))
                .with(carol);
    }

    private static Event invite(JournalNode node, Entered entered) {
        return node.state(entered.room(), ZED, StateKey.member(CAROL), JournalNode.membership("invite"));
    }

    private static Outcome record(JournalNode node, Event event) {
        return node.journal.write(Draft.penOnly(event.room(), pen -> pen.record(event)));
    }

    private static EventStatus status(JournalNode node, Event event) {
        return node.stores.events().find(event.id()).orElseThrow().status();
    }

    private static Stream<ServerName> servers(JournalNode node, Entered entered) {
        Map<ServerName, Integer> counts =
                node.stores.members().joinedByServer(entered.head().nid());
        return counts.keySet().stream();
    }

    /**
     * A room that was entered so.
     *
     * @param state all of it
     * @param known an event that is known beside it
     */
    record Entered(JournalNode node, List<Event> state, Event join, Event known) {
        static Entered partly(JournalNode node, List<Event> state, Event join, List<ServerName> servers) {
            node.user("zed", 1);
            List<Event> others =
                    state.stream().filter(event -> !event.is(EventType.MEMBER)).toList();
            node.outliers.store(join.room(), join.version(), ALICE.server(), state);
            StateRoot part = node.outliers.prepareState(ids(others));
            node.journal.write(Draft.penOnly(join.room(), pen -> {
                pen.importPart(part, join, ALICE.server(), servers);
                return true;
            }));
            return new Entered(node, state, join, join);
        }

        Entered with(Event event) {
            return new Entered(node, state, join, event);
        }

        void complete() {
            assertThat(head().isPartial()).isTrue();
            StateRoot before = node.outliers.prepareState(ids(state));
            node.journal.write(Draft.penOnly(room(), pen -> pen.complete(room(), before)));
            assertThat(head().isPartial()).isFalse();
        }

        Event carolsJoin() {
            return known;
        }

        RoomId room() {
            return join.room();
        }

        RoomHead head() {
            return node.rooms.require(room());
        }

        static List<EventId> ids(List<Event> events) {
            return events.stream().map(Event::id).toList();
        }
    }
}
