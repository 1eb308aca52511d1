package org.enishi.journal.running;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.enishi.event.RoomVersion;
import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.JournalNode;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.journal.JournalEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JournalFollowerTest {
    private final JournalNode node = new JournalNode(Databases.h2(), "a.example");
    private final UserId alice = node.user("alice", 1);
    private final RoomId room = node.room(alice, RoomVersion.V11);
    private final Queue<Runnable> awake = new ArrayDeque<>();
    private final List<JournalEntry> read = new ArrayList<>();
    private final JournalFollower follower = new JournalFollower();

    JournalFollowerTest() {
        follower.tail = node.tail;
        follower.executor = (ManagedExecutorService) Proxy.newProxyInstance(
                JournalFollowerTest.class.getClassLoader(),
                new Class<?>[] {ManagedExecutorService.class},
                (proxy, method, arguments) -> awake.add((Runnable) arguments[0]));
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void no_thread_is_awake_for_what_concerns_nobody() {
        follower.follow("failed", JournalFollowerTest::ofAnAccount, read::addAll);
        node.message(room, alice, "one");
        node.message(room, alice, "two");
        assertThat(awake).isEmpty();
        node.join(room, node.user("bob", 2));
        assertThat(awake).hasSize(1);
        node.message(room, alice, "three");
        node.join(room, node.user("carol", 3));
        assertThat(awake).as("one looks for all").hasSize(1);
        awake.remove().run();
        assertThat(read).filteredOn(JournalFollowerTest::ofAnAccount).hasSize(2);
        assertThat(read).as("what went before is not read again").hasSize(3);
    }

    @Test
    void what_a_reader_fails_at_is_passed_over() {
        follower.follow("failed", JournalFollowerTest::ofAnAccount, entries -> {
            read.addAll(entries);
            if (read.size() == 1) throw new IllegalStateException("a mistake");
        });
        node.join(room, node.user("bob", 2));
        awake.remove().run();
        node.join(room, node.user("carol", 3));
        awake.remove().run();
        assertThat(read).extracting(JournalEntry::account).containsExactly(2L, 3L);
    }

    @Test
    void who_reads_on_himself_reads_all() {
        follower.begin(read::addAll);
        node.message(room, alice, "one");
        node.message(room, alice, "two");
        assertThat(awake).isEmpty();
        follower.catchUp();
        assertThat(read).hasSize(2);
        follower.catchUp();
        assertThat(read).hasSize(2);
    }

    private static boolean ofAnAccount(JournalEntry entry) {
        return entry.account() != null;
    }
}
