package org.enishi.store.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.enishi.fixture.database.ThreadTransactions;
import org.enishi.id.ServerName;
import org.enishi.store.sql.Sql;
import org.junit.jupiter.api.Test;

/** Events that wait, as every database must hold them. */
interface OutboxStoreContract {
    ServerName DEAD = new ServerName("dead.example");

    ThreadTransactions database();

    @Test
    default void far_back_the_last_event_of_each_room_and_set_stays() {
        Sql sql = new Sql(database());
        List<Long> sets = List.of(1L, 2L);
        sql.batch(
                "insert into destination_set_server (server, set_nid) values (?, ?)",
                sets,
                (row, set) -> row.text(DEAD.value()).number(set));
        // Position n is event n: rooms take turns, and from the seventh on there is another set.
        List<Long> positions = LongStream.rangeClosed(1, 12).boxed().toList();
        sql.batch(
                "insert into event (nid, room_nid, position, depth, origin_ts, status, event_id, type, sender, json)"
                        + " values (?, ?, ?, 1, 1, 0, ?, 'x', '@a:a.example', ?)",
                positions,
                (row, n) -> row.number(n).number(n % 2).number(n).text("$" + n).bytes(new byte[] {'{', '}'}));
        sql.batch(
                "insert into outbox (position, set_nid, event_nid) values (?, ?, ?)",
                positions,
                (row, n) -> row.number(n).number(n < 7 ? 1 : 2).number(n));
        OutboxStore store = new OutboxStore(sql);
        store.thin(0);
        assertThat(store.behind(DEAD, 0, 100)).hasSize(12);
        store.thin(10);
        store.thin(10);
        assertThat(store.behind(DEAD, 0, 100))
                .extracting(Delivery::position)
                .containsExactly(5L, 6L, 9L, 10L, 11L, 12L);
    }
}
