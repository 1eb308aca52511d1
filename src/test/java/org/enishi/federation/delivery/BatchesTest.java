package org.enishi.federation.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;
import org.enishi.event.RoomVersion;
import org.enishi.fixture.MovedClock;
import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.JournalNode;
import org.enishi.fixture.database.ThreadTransactions;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.store.JournalStores;
import org.enishi.store.event.StoredEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a destination gets next")
class BatchesTest {
    private static final ServerName PEER = new ServerName("peer.example");
    private static final int MANY = 2_500;
    private static final int PAGES = MANY / 50;
    private static final Instant WHEN_EVENTS_ARE_MADE = Instant.ofEpochMilli(1_800_000_000_000L);

    private final ThreadTransactions database = Databases.h2();
    private final JournalNode node = new JournalNode(database, "ours.example");
    private final Forbidding policy = new Forbidding();
    private final Batches batches = new Batches();
    private long forbidden;
    private long allowed;

    @BeforeEach
    void setUp() {
        JournalStores stores = node.stores;
        UserId alice = node.user("alice", 1);
        RoomId room = node.room(alice, RoomVersion.V12);
        forbidden = nid(node.message(room, alice, "not for them").id().value());
        allowed = nid(node.message(room, alice, "for them").id().value());
        stores.sql()
                .update(
                        "insert into destination_set_server (server, set_nid) values (?, 900)",
                        row -> row.text(PEER.value()));
        batches.outbox = stores.outbox();
        batches.outbox.forget();
        batches.events = stores.events();
        batches.policy = policy;
        batches.clock = new MovedClock(WHEN_EVENTS_ARE_MADE);
    }

    @AfterEach
    void tearDown() {
        node.close();
    }

    @Test
    void what_it_may_get_is_found_behind_whatever_it_may_not() {
        waiting(LongStream.rangeClosed(1_001, 1_000 + MANY), forbidden);
        waiting(LongStream.of(9_000), allowed);
        assertThat(batches.next(PEER, 0, Long.MAX_VALUE))
                .extracting(Batch::first, Batch::upTo)
                .containsExactly(9_000L, 9_000L);
    }

    @Test
    void what_it_may_not_get_is_not_gone_through_for_each_new_event() {
        waiting(LongStream.rangeClosed(1_001, 1_000 + MANY), forbidden);
        assertThat(batches.next(PEER, 0, Long.MAX_VALUE).isEmpty()).isTrue();
        waiting(LongStream.of(9_000), forbidden);
        long before = database.statements();
        assertThat(batches.next(PEER, 0, Long.MAX_VALUE).isEmpty()).isTrue();
        assertThat(database.statements() - before).isLessThan(PAGES / 2);
        waiting(LongStream.of(9_001), allowed);
        assertThat(batches.next(PEER, 0, Long.MAX_VALUE).first()).isEqualTo(9_001);
    }

    @Test
    void what_is_allowed_again_goes_out_when_all_is_looked_at_anew() {
        waiting(LongStream.rangeClosed(1_001, 1_060), forbidden);
        assertThat(batches.next(PEER, 0, Long.MAX_VALUE).isEmpty()).isTrue();
        policy.forbids = false;
        assertThat(batches.next(PEER, 0, Long.MAX_VALUE).isEmpty()).isTrue();
        batches.lookAnew();
        assertThat(batches.next(PEER, 0, Long.MAX_VALUE).first()).isEqualTo(1_001);
    }

    private void waiting(LongStream positions, long event) {
        node.stores
                .sql()
                .batch(
                        "insert into outbox (position, set_nid, event_nid) values (?, 900, ?)",
                        positions.boxed().toList(),
                        (row, position) -> row.number(position).number(event));
    }

    private long nid(String event) {
        return node.stores
                .sql()
                .present("select nid from event where event_id = ?", id -> id.text(event), row -> row.getLong(1));
    }

    private final class Forbidding extends DeliveryPolicy {
        boolean forbids = true;

        @Override
        List<StoredEvent> allowed(ServerName server, Collection<StoredEvent> events) {
            return events.stream()
                    .filter(event -> !forbids || event.nid() != forbidden)
                    .toList();
        }
    }
}
