package org.enishi.journal;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.RoomVersion;
import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.JournalNode;
import org.enishi.fixture.database.TwoServers;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;

/**
 * What a message costs in the journal alone, on PostgreSQL: run {@code main}, look at the last lines. With an argument so many
 * other servers are in the room, and each message is written down for all of them.
 */
public final class JournalBenchmark {
    private static final int WRITERS = 16;
    private static final int EACH = 400;
    private static final int ROUNDS = 8;

    private JournalBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try (var node = new JournalNode(Databases.postgres(), "a.example")) {
            UserId alice = node.user("alice", 1);
            RoomId room = node.room(alice, RoomVersion.V12);
            for (int i = 0; i < (arguments.length == 0 ? 0 : Integer.parseInt(arguments[0])); i++) enter(node, room, i);
            for (int i = 0; i < ROUNDS; i++) round(threads, node, room, alice);
        } finally {
            threads.shutdown();
        }
    }

    /** Whose name is signed with does not matter here: signatures are the doors' business. */
    private static void enter(JournalNode node, RoomId room, int number) {
        UserId guest = UserId.of("guest", new ServerName("s" + number + ".example"));
        List<EventId> last = node.rooms.require(room).extremities();
        Event join = TwoServers.build(
                node, last, node, EventType.MEMBER, guest, guest.value(), JournalNode.membership("join"));
        Outcome outcome = node.journal.write(Draft.penOnly(room, pen -> pen.admit(join)));
        if (outcome != Outcome.ACCEPTED) throw new IllegalStateException("not let in: " + outcome);
    }

    private static void round(ExecutorService threads, JournalNode node, RoomId room, UserId sender) throws Exception {
        long cpu = cpu();
        long start = System.nanoTime();
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) all.add(threads.submit(() -> write(node, room, sender)));
        for (Future<?> each : all) each.get();
        int messages = WRITERS * EACH;
        double seconds = (System.nanoTime() - start) / 1e9;
        print(System.out, (cpu() - cpu) / 1e6 / messages, messages / seconds);
    }

    private static void write(JournalNode node, RoomId room, UserId sender) {
        for (int i = 0; i < EACH; i++) node.message(room, sender, "message " + i);
    }

    private static void print(PrintStream out, double milliseconds, double rate) {
        out.printf(Locale.ROOT, "%.3f ms CPU of this process a message, %.0f messages a second%n", milliseconds, rate);
    }

    private static long cpu() {
        var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        return system.getProcessCpuTime();
    }
}
