package org.enishi.encryption.ending;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.JournalNode;
import org.enishi.journal.Draft;
import org.enishi.journal.Journal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PatientWriterTest {
    private final JournalNode node = new JournalNode(Databases.h2(), "one.example");
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final List<Long> pauses = new ArrayList<>();
    private final List<String> written = new ArrayList<>();
    private final PatientWriter writer = new PatientWriter();

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void what_a_busy_journal_refuses_is_written_later() {
        begin(new Refusing(503, 2));
        assertThat(written).containsExactly("done");
        assertThat(pauses).containsExactly(1_000L, 2_000L);
    }

    @Test
    void what_it_always_refuses_is_given_up() {
        begin(new Refusing(503, Integer.MAX_VALUE));
        assertThat(written).isEmpty();
        assertThat(pauses).hasSize(11);
    }

    @Test
    void what_is_wrong_is_not_tried_again() {
        begin(new Refusing(403, 1));
        assertThat(written).isEmpty();
        assertThat(pauses).isEmpty();
    }

    private void begin(Journal journal) {
        writer.journal = journal;
        writer.executor = (ManagedScheduledExecutorService) Proxy.newProxyInstance(
                PatientWriterTest.class.getClassLoader(),
                new Class<?>[] {ManagedScheduledExecutorService.class},
                (proxy, method, arguments) -> {
                    waiting.add((Runnable) arguments[0]);
                    if (method.getName().equals("schedule")) pauses.add((Long) arguments[1]);
                    return null;
                });
        writer.write("something", pen -> written.add("done"));
        while (!waiting.isEmpty()) waiting.remove().run();
    }

    /** Refuses some drafts before it writes. */
    private final class Refusing extends Journal {
        private final int status;
        private int left;

        Refusing(int status, int times) {
            super(null, null, null, Clock.systemUTC());
            this.status = status;
            this.left = times;
        }

        @Override
        public <T> T write(Draft<T> draft) {
            if (left-- > 0) throw new MatrixException(ErrorCode.M_UNKNOWN, status, "not now");
            return node.journal.write(draft);
        }
    }
}
