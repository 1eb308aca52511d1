package org.enishi.federation.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;
import org.enishi.id.ServerName;
import org.enishi.store.outbox.EduRow;
import org.enishi.store.outbox.EduStore;
import org.enishi.store.sql.Sql;
import org.enishi.store.sql.StorageFailure;
import org.junit.jupiter.api.Test;

class EduQueueTest {
    private static final ServerName B = new ServerName("b.example");
    private static final ServerName C = new ServerName("c.example");

    private final ThreadTransactions database = Databases.h2();
    private final EduStore store = new EduStore(new Sql(database));
    private final AtomicLong foreign = new AtomicLong();
    private final EduQueue queue = new EduQueue(store, foreign::get);

    @Test
    void what_waits_already_is_found() {
        append(B);
        assertThat(queue.first(B, 10)).hasSize(1);
        append(B);
        assertThat(queue.first(B, 10)).hasSize(2);
        store.remove(queue.first(B, 10).stream().map(EduRow::nid).toList());
        assertThat(queue.first(B, 10)).isEmpty();
    }

    @Test
    void where_nothing_waited_it_is_asked_for_again_once_something_may() {
        assertThat(queue.first(B, 10)).isEmpty();
        assertThat(queue.first(C, 10)).isEmpty();
        append(B);
        append(C);
        assertThat(queue.first(B, 10)).as("nobody has told of it").isEmpty();
        queue.mayWait(List.of(B));
        assertThat(queue.first(B, 10)).hasSize(1);
        assertThat(queue.first(C, 10)).isEmpty();
    }

    @Test
    void what_another_node_wrote_may_be_for_anybody() {
        assertThat(queue.first(B, 10)).isEmpty();
        append(B);
        foreign.incrementAndGet();
        assertThat(queue.first(B, 10)).hasSize(1);
    }

    @Test
    void a_question_that_failed_is_asked_again() {
        var sql = new Sql(database);
        sql.update("alter table outbox_edu rename to away", none -> {});
        assertThatThrownBy(() -> queue.first(B, 10)).isInstanceOf(StorageFailure.class);
        sql.update("alter table away rename to outbox_edu", none -> {});
        append(B);
        assertThat(queue.first(B, 10)).hasSize(1);
    }

    private void append(ServerName server) {
        store.append(List.of(server), null, null, new EduStore.Content(1, new byte[] {'{', '}'}));
    }
}
