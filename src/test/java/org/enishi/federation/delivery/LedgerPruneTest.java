package org.enishi.federation.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.EntityStores;
import org.enishi.fixture.database.ThreadTransactions;
import org.enishi.id.ServerName;
import org.enishi.store.federation.DestinationStore;
import org.enishi.store.outbox.Delivery;
import org.enishi.store.outbox.EduStore;
import org.enishi.store.outbox.OutboxStore;
import org.enishi.store.sql.Sql;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The bounds themselves; that they hold on each database is tested with the stores. */
@DisplayName("Each minute what waits is bounded")
class LedgerPruneTest {
    private static final long NOW = Duration.ofDays(1_000).toMillis();
    private static final long LATEST = 250_000;
    private static final ThreadTransactions DATABASE = Databases.h2();
    private static final Sql SQL = new Sql(DATABASE);
    private static final EduStore EDUS = new EduStore(SQL);

    private static EntityStores stores;

    @BeforeAll
    static void open() {
        stores = new EntityStores(DATABASE);
    }

    @AfterAll
    static void close() {
        stores.close();
    }

    @Test
    void to_edus_of_thirty_days() {
        ServerName server = new ServerName("month.example");
        long month = Duration.ofDays(30).toMillis();
        waits(server, null, NOW - month - 1);
        waits(server, null, NOW - month);
        prune();
        assertThat(times(server)).containsExactly(NOW - month);
    }

    @Test
    void to_the_last_of_each_key_of_what_has_waited_for_ten_minutes() {
        ServerName server = new ServerName("key.example");
        long minutes = Duration.ofMinutes(10).toMillis();
        waits(server, "list", NOW - minutes - 2);
        waits(server, "list", NOW - minutes - 1);
        waits(server, "list", NOW - minutes);
        waits(server, "list", NOW);
        prune();
        assertThat(times(server)).containsExactly(NOW - minutes, NOW);
    }

    @Test
    void to_the_last_ten_thousand_edus_of_a_destination() {
        ServerName server = new ServerName("many.example");
        waits(server, null, NOW);
        EDUS.append(Collections.nCopies(10_000, server), null, null, new EduStore.Content(NOW + 1, new byte[1]));
        prune();
        assertThat(times(server)).hasSize(10_000).containsOnly(NOW + 1);
    }

    @Test
    void to_the_last_64_mb_of_edus_of_a_destination() {
        ServerName server = new ServerName("large.example");
        for (int i = 1; i <= 3; i++) waits(server, null, NOW + i);
        areLarge(server, 32 << 20);
        prune();
        assertThat(times(server)).containsExactly(NOW + 2, NOW + 3);
        areLarge(server, (32 << 20) + 1);
        prune();
        assertThat(times(server)).containsExactly(NOW + 3);
    }

    @Test
    void to_one_event_of_each_room_beyond_the_last_100_000_positions_while_somebody_has_not_got_them() {
        ServerName server = new ServerName("dead.example");
        SQL.update(
                "insert into destination_set_server (server, set_nid) values (?, 1)", row -> row.text(server.value()));
        List<Long> positions = List.of(149_998L, 149_999L, 150_000L, 150_001L, 150_002L);
        SQL.batch(
                "insert into event (nid, room_nid, position, depth, origin_ts, status, event_id, type, sender, json)"
                        + " values (?, 1, ?, 1, 1, 0, ?, 'x', '@a:a.example', ?)",
                positions,
                (row, n) -> row.number(n).number(n).text("$" + n).bytes(new byte[] {'{', '}'}));
        SQL.batch(
                "insert into outbox (position, set_nid, event_nid) values (?, 1, ?)",
                positions,
                (row, n) -> row.number(n).number(n));
        prune();
        assertThat(positions(server)).containsExactly(150_000L, 150_001L, 150_002L);
        SQL.update("delete from destination_set_server where server = ?", gone -> gone.text(server.value()));
        prune();
        SQL.update(
                "insert into destination_set_server (server, set_nid) values (?, 1)", row -> row.text(server.value()));
        assertThat(positions(server)).as("nobody waits for them").isEmpty();
    }

    private static void prune() {
        stores.transact(work -> {
            var ledger = new Ledger();
            ledger.store = work.store(DestinationStore::new);
            ledger.outbox = new OutboxStore(SQL);
            ledger.edus = EDUS;
            ledger.clock = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);
            ledger.prune(LATEST);
            return true;
        });
    }

    private static void waits(ServerName server, @Nullable String key, long since) {
        EDUS.append(List.of(server), null, key, new EduStore.Content(since, new byte[] {'{', '}'}));
    }

    private static void areLarge(ServerName server, int bytes) {
        SQL.update(
                "update outbox_edu set size_bytes = ? where server = ?",
                row -> row.integer(bytes).text(server.value()));
    }

    private static List<Long> times(ServerName server) {
        return SQL.list(
                "select added_at from outbox_edu where server = ? order by nid",
                of -> of.text(server.value()),
                row -> row.getLong(1));
    }

    private static List<Long> positions(ServerName server) {
        return new OutboxStore(SQL)
                .behind(server, 0, 100).stream().map(Delivery::position).toList();
    }
}
