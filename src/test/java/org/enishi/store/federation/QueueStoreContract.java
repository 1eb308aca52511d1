package org.enishi.store.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.enishi.fixture.database.EntityStores;
import org.enishi.fixture.database.ThreadTransactions;
import org.enishi.id.ServerName;
import org.junit.jupiter.api.Test;

/** What waits for a destination, on every database. */
interface QueueStoreContract {
    ServerName PARTNER = new ServerName("b.example");

    ThreadTransactions database();

    private static void write(ThreadTransactions database, String... rows) {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            for (String row : rows) sql.executeUpdate(row);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    default void what_was_sent_does_not_wait_and_the_oldest_says_since_when() {
        ThreadTransactions database = database();
        write(
                database,
                "insert into destination_set_server (server, set_nid) values ('b.example', 1)",
                "insert into outbox (position, set_nid, event_nid) values (5, 1, 1), (6, 1, 2), (7, 1, 3)",
                "insert into event (nid, room_nid, position, depth, origin_ts, status, event_id, type, sender, json)"
                        + " values (2, 1, 6, 1, 1234, 0, '$2', 'x', '@a:a.example', '{}')",
                "insert into outbox_edu (nid, server, added_at, edu) values (1, 'b.example', 2000, '{}')");
        try (var stores = new EntityStores(database)) {
            assertThat(of(stores, 5)).isEqualTo(new Queue(2, 1, 1234));
            assertThat(of(stores, 7)).isEqualTo(new Queue(0, 1, 2000));
        }
    }

    @Test
    default void who_is_in_no_room_waits_for_nothing() {
        try (var stores = new EntityStores(database())) {
            assertThat(of(stores, 0).isEmpty()).isTrue();
            boolean none = stores.transact(
                    work -> work.store(QueueStore::new).rooms(PARTNER, 0, 10).isEmpty());
            assertThat(none).isTrue();
        }
    }

    private static Queue of(EntityStores stores, long sentTo) {
        return stores.transact(work -> work.store(QueueStore::new).of(PARTNER, sentTo));
    }
}
