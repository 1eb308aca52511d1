package org.enishi.spec.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.event.Event;
import org.enishi.event.RoomVersion;
import org.enishi.event.StateKey;
import org.enishi.fixture.database.JournalNode;
import org.enishi.fixture.database.ThreadTransactions;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.journal.Draft;
import org.enishi.journal.RoomHead;
import org.enishi.journal.resolution.Limits;
import org.enishi.journal.resolution.Resolutions;
import org.enishi.rules.auth.Authoriser;
import org.enishi.signing.SigningKey;
import org.enishi.store.event.EventStatus;
import org.enishi.store.event.StoredEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Servers that get the same events in different orders hold the same state; on every database. Against each other and
 * against the graph on paper, whose states were resolved with all auth chains walked in full. A failure prints the seed
 * and the graph.
 */
interface ForkedHistoriesContract {
    int SEEDS = 3;
    int SIZE = 70;
    Limits NOTHING = new Limits(0, 0, 0);

    ThreadTransactions database();

    @ParameterizedTest
    @EnumSource
    default void whateverTheOrderOfArrivalTheStateIsTheSame(RoomVersion version) {
        for (long seed = 100; seed < 100 + SEEDS; seed++) {
            var graph = new RandomGraph(version, seed, SIZE);
            try (JournalNode one = node(Limits.UNDER_THE_LOCK, Limits.OUTSIDE);
                    JournalNode other = node(Limits.UNDER_THE_LOCK, Limits.OUTSIDE)) {
                enter(graph, one);
                enter(graph, other);
                feed(graph, one, graph.events);
                feed(graph, other, graph.inAnotherOrder(new Random(seed)));
                requireAsOnPaper(graph, one);
                requireAsOnPaper(graph, other);
                RoomHead head = one.rooms.require(room(graph));
                assertThat(other.rooms.require(room(graph)).state())
                        .as(graph::toString)
                        .isEqualTo(head.state());
                assertThat(other.rooms.require(room(graph)).members())
                        .as(graph::toString)
                        .isEqualTo(head.members());
            }
        }
    }

    /** So much rests on one event here that its citations take several pages. */
    @ParameterizedTest
    @EnumSource(names = {"V11", "V12"})
    default void alsoInALongHistory(RoomVersion version) {
        var graph = new RandomGraph(version, 500, 300);
        try (JournalNode node = node(Limits.UNDER_THE_LOCK, Limits.OUTSIDE)) {
            enter(graph, node);
            feed(graph, node, graph.inAnotherOrder(new Random(2)));
            requireAsOnPaper(graph, node);
        }
    }

    /** Where no work at all is allowed under the lock, every fork is resolved outside, with the same result. */
    @ParameterizedTest
    @EnumSource
    default void aForkThatIsResolvedOutsideTheLockComesOutTheSame(RoomVersion version) {
        var graph = new RandomGraph(version, 200, SIZE);
        try (JournalNode node = node(NOTHING, Limits.OUTSIDE)) {
            enter(graph, node);
            feed(graph, node, graph.inAnotherOrder(new Random(1)));
            requireAsOnPaper(graph, node);
        }
    }

    /** Rooms from before there were citations: their chains are walked. */
    @ParameterizedTest
    @EnumSource
    default void aRoomWithoutCitationsComesOutTheSame(RoomVersion version) {
        var graph = new RandomGraph(version, 300, SIZE);
        try (JournalNode node = node(Limits.UNDER_THE_LOCK, Limits.OUTSIDE)) {
            enter(graph, node);
            long nid = node.rooms.require(room(graph)).nid();
            node.stores.sql().update("insert into room_uncited (room_nid) values (?)", row -> row.number(nid));
            node.stores.sql().update("delete from event_citation", none -> {});
            feed(graph, node, graph.events);
            requireAsOnPaper(graph, node);
        }
    }

    @Test
    default void aForkThatIsTooLargeIsRefusedAndTheRoomGoesOn() {
        var graph = new RandomGraph(RoomVersion.V12, 400, SIZE);
        try (JournalNode node = node(NOTHING, NOTHING)) {
            enter(graph, node);
            RoomId room = room(graph);
            RoomHead before = node.rooms.require(room);
            assertThatThrownBy(() -> feed(graph, node, graph.events))
                    .isInstanceOf(MatrixException.class)
                    .extracting(refused -> ((MatrixException) refused).code())
                    .isEqualTo(ErrorCode.M_TOO_LARGE);
            assertThat(node.rooms.require(room).depth()).isGreaterThanOrEqualTo(before.depth());
            Event next = node.message(room, RandomGraph.ZED, "still here");
            assertThat(node.rooms.require(room).extremities()).contains(next.id());
        }
    }

    private JournalNode node(Limits underTheLock, Limits outside) {
        var resolutions = new Resolutions(new Authoriser(), underTheLock, outside);
        return new JournalNode(
                database(), "z.example", SigningKey.generate("ed25519:1", new SecureRandom()), resolutions);
    }

    private static RoomId room(RandomGraph graph) {
        return graph.events.get(0).room();
    }

    /** Zed comes in, as if after send_join. */
    private static void enter(RandomGraph graph, JournalNode node) {
        node.user("zed", 1);
        List<Event> state = graph.start.subList(0, graph.start.size() - 1);
        Event join = graph.start.get(graph.start.size() - 1);
        List<EventId> ids = state.stream().map(Event::id).toList();
        node.outliers.store(room(graph), graph.version, PaperRoom.ALICE.server(), state);
        node.outliers.prepareState(ids);
        node.journal.write(Draft.penOnly(room(graph), pen -> pen.importRoom(room(graph), graph.version, ids, join)));
    }

    private static void feed(RandomGraph graph, JournalNode node, List<Event> events) {
        for (Event event : events) node.journal.write(Draft.penOnly(room(graph), pen -> pen.record(event)));
    }

    private static void requireAsOnPaper(RandomGraph graph, JournalNode node) {
        for (Event event : graph.events) {
            StoredEvent stored = node.stores.events().find(event.id()).orElseThrow();
            Map<StateKey, EventId> before = node.stores.states().all(Objects.requireNonNull(stored.before()));
            assertThat(before)
                    .as(() -> "before " + event + "\n" + graph)
                    .isEqualTo(Resolution.ids(graph.before.get(event.id())));
            assertThat(stored.status() == EventStatus.REJECTED)
                    .as(() -> event + " is rejected\n" + graph)
                    .isEqualTo(graph.rejected.contains(event.id()));
        }
        Event last = graph.events.get(graph.events.size() - 1);
        RoomHead head = node.rooms.require(room(graph));
        assertThat(head.extremities()).as(graph::toString).containsExactly(last.id());
        assertThat(node.stores.states().all(head.state()))
                .as(graph::toString)
                .isEqualTo(Resolution.ids(graph.after(last)));
    }
}
