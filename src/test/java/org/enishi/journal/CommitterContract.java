package org.enishi.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.enishi.error.MatrixException;
import org.enishi.event.Event;
import org.enishi.event.RoomVersion;
import org.enishi.fixture.database.JournalNode;
import org.enishi.fixture.database.ThreadTransactions;
import org.enishi.fixture.database.ThreadTransactions.Fault;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.store.event.Place;
import org.junit.jupiter.api.Test;

/** Many write at once, and things go wrong: nothing lost, nothing doubled, positions without a gap; on every database. */
interface CommitterContract {
    int WRITERS = 12;
    int EACH = 60;

    ThreadTransactions database();

    @Test
    default void manyWritersAndRefusalsLoseAndDoubleNothing() throws Exception {
        ThreadTransactions database = database();
        try (var node = new JournalNode(database, "a.example");
                var other = new JournalNode(database, "a.example", node.key)) {
            UserId alice = node.user("alice", 1);
            List<RoomId> rooms = List.of(node.room(alice, RoomVersion.V12), node.room(alice, RoomVersion.V10));
            var acknowledged = new ConcurrentLinkedQueue<EventId>();
            run(writer -> write(writer % 2 == 0 ? node : other, alice, rooms, new Random(writer), acknowledged));
            assertAllThere(node, rooms, acknowledged);
        }
    }

    @Test
    default void aBatchThatFailsIsWrittenDraftByDraft() throws Exception {
        ThreadTransactions database = database();
        try (var node = new JournalNode(database, "a.example")) {
            UserId alice = node.user("alice", 1);
            List<RoomId> rooms = List.of(node.room(alice, RoomVersion.V12));
            var acknowledged = new ConcurrentLinkedQueue<EventId>();
            run(writer -> {
                for (int i = 0; i < EACH; i++) {
                    if (i % 20 == 7) database.failNextCommit(Fault.ROLLED_BACK);
                    try {
                        acknowledged.add(node.message(rooms.get(0), alice, writer + " " + i)
                                .id());
                    } catch (IllegalStateException failedAlone) {
                        assertThat(failedAlone).hasMessage("the commit failed");
                    }
                }
            });
            assertAllThere(node, rooms, acknowledged);
        }
    }

    @Test
    default void aCommitWhoseAnswerIsLostCountsIfItHappened() throws Exception {
        ThreadTransactions database = database();
        try (var node = new JournalNode(database, "a.example")) {
            UserId alice = node.user("alice", 1);
            List<RoomId> rooms = List.of(node.room(alice, RoomVersion.V12));
            var acknowledged = new ConcurrentLinkedQueue<EventId>();
            run(writer -> {
                for (int i = 0; i < EACH; i++) {
                    if (i % 10 == 3) database.failNextCommit(Fault.ANSWER_LOST);
                    acknowledged.add(
                            node.message(rooms.get(0), alice, writer + " " + i).id());
                }
            });
            assertThat(acknowledged).hasSize(WRITERS * EACH);
            assertAllThere(node, rooms, acknowledged);
        }
    }

    @Test
    default void aDraftThatUsedStoresLeavesNothingInThemWhenItIsRefused() throws Exception {
        ThreadTransactions database = database();
        try (var node = new JournalNode(database, "a.example")) {
            UserId alice = node.user("alice", 1);
            RoomId room = node.room(alice, RoomVersion.V12);
            var acknowledged = new ConcurrentLinkedQueue<EventId>();
            run(writer -> {
                for (int i = 0; i < EACH / 3; i++) {
                    long account = 1000L + writer * 1000L + i;
                    assertThatThrownBy(() -> node.journal.write(pen -> {
                                node.user("ghost" + account, account);
                                throw MatrixException.forbidden("no");
                            }))
                            .hasMessage("no");
                    acknowledged.add(node.message(room, alice, writer + " " + i).id());
                }
            });
            assertThat(node.stores.sql().list("select nid from account", none -> {}, row -> row.getLong(1)))
                    .containsExactly(1L);
            assertAllThere(node, List.of(room), acknowledged);
        }
    }

    @Test
    default void whatWasAcceptedIsWrittenBeforeTheEndAndNothingAfter() {
        ThreadTransactions database = database();
        var node = new JournalNode(database, "a.example");
        UserId alice = node.user("alice", 1);
        RoomId room = node.room(alice, RoomVersion.V12);
        node.close();
        assertThatThrownBy(() -> node.message(room, alice, "too late"))
                .isInstanceOfSatisfying(
                        MatrixException.class, busy -> assertThat(busy.status()).isEqualTo(503));
    }

    @Test
    default void whoHoldsATransactionMayNotWait() throws Exception {
        ThreadTransactions database = database();
        try (var node = new JournalNode(database, "a.example")) {
            database.begin();
            assertThatThrownBy(() -> node.journal.write(pen -> "never")).isInstanceOf(IllegalStateException.class);
            database.rollback();
        }
    }

    private static void write(
            JournalNode node, UserId alice, List<RoomId> rooms, Random random, ConcurrentLinkedQueue<EventId> done) {
        UserId stranger = UserId.of("stranger", node.name);
        for (int i = 0; i < EACH; i++) {
            RoomId room = rooms.get(random.nextInt(rooms.size()));
            boolean refused = random.nextInt(4) == 0;
            try {
                Event event = node.message(room, refused ? stranger : alice, "message " + random.nextLong());
                assertThat(refused).isFalse();
                done.add(event.id());
            } catch (MatrixException expected) {
                assertThat(refused).as(expected.getMessage()).isTrue();
            }
        }
    }

    private static void assertAllThere(JournalNode node, List<RoomId> rooms, ConcurrentLinkedQueue<EventId> done) {
        node.feed.catchUp(node.stores.journal().latest());
        List<EventId> held = new ArrayList<>();
        for (RoomId room : rooms) {
            var history = node.stores.events().forwards(node.rooms.require(room).nid(), Place.START, 100_000);
            for (int i = 1; i < history.size(); i++)
                assertThat(history.get(i).event().prevEvents())
                        .containsExactly(history.get(i - 1).event().id());
            history.stream().skip(3).forEach(each -> held.add(each.event().id()));
        }
        assertThat(held).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(new HashSet<>(done));
        List<Long> positions = node.tail.after(Position.START, 100_000).stream()
                .map(entry -> entry.position().value())
                .toList();
        long last = node.tail.latest().value();
        assertThat(positions)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, last).boxed().toList());
        assertThat(Set.copyOf(positions)).hasSize(held.size() + 3 * rooms.size());
    }

    private static void run(Writer writer) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int number = i;
                all.add(threads.submit(() -> writer.run(number)));
            }
            for (Future<?> each : all) each.get();
        } finally {
            threads.shutdownNow();
        }
    }

    /** What one of many threads does. */
    @FunctionalInterface
    interface Writer {
        void run(int number);
    }
}
