package org.enishi.federation.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enishi.fixture.MovedClock;
import org.enishi.id.ServerName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The ledger's own rules are tested with its store. */
@DisplayName("How far destinations got")
class StandingsTest {
    private static final ServerName PEER = new ServerName("peer.example");
    private static final ServerName OTHER = new ServerName("other.example");
    private static final long LEASE = 90_000;

    private final Standings standings = new Standings();
    private final Book book = new Book();
    private final MovedClock clock = new MovedClock(Instant.ofEpochMilli(1_000_000));

    @BeforeEach
    void setUp() {
        book.clock = clock;
        standings.ledger = book;
        standings.clock = clock;
    }

    @Test
    void is_known_at_once_and_written_for_all_together() {
        standings.take(PEER);
        standings.take(OTHER);
        standings.delivered(PEER, 3);
        standings.delivered(PEER, 5);
        standings.delivered(OTHER, 4);
        assertThat(standings.held(PEER).orElseThrow().sentTo()).isEqualTo(5);
        assertThat(book.sentTo).isEmpty();
        standings.tell();
        assertThat(book.sentTo).isEqualTo(Map.of(PEER, 5L, OTHER, 4L));
        standings.tell();
        assertThat(book.writes).isEqualTo(1);
    }

    @Test
    void is_written_at_once_where_it_had_failed() {
        book.failures = 2;
        standings.take(PEER);
        standings.delivered(PEER, 3);
        assertThat(book.sentTo).isEqualTo(Map.of(PEER, 3L));
        assertThat(standings.held(PEER).orElseThrow().failures()).isZero();
    }

    @Test
    void is_written_at_once_where_the_lease_is_running_out_and_renews_it() {
        standings.take(PEER);
        clock.move(Duration.ofSeconds(50));
        assertThat(standings.held(PEER)).isEmpty();
        assertThat(standings.delivered(PEER, 3)).isPresent();
        assertThat(book.sentTo).isEqualTo(Map.of(PEER, 3L));
        assertThat(standings.held(PEER).orElseThrow().leasedUntil()).isEqualTo(clock.millis() + LEASE);
    }

    @Test
    void is_written_before_a_failure_and_before_the_ledger_is_asked_anew() {
        standings.take(PEER);
        standings.delivered(PEER, 3);
        assertThat(standings.take(PEER).orElseThrow().sentTo()).isEqualTo(3);
        standings.delivered(PEER, 4);
        standings.failed(PEER, 1, "gone");
        assertThat(book.sentTo).isEqualTo(Map.of(PEER, 4L));
        assertThat(standings.held(PEER)).isEmpty();
    }

    @Test
    void is_nothing_of_ours_once_another_node_has_taken_over() {
        standings.take(PEER);
        standings.delivered(PEER, 3);
        book.lost = true;
        standings.tell();
        assertThat(standings.held(PEER)).isEmpty();
        assertThat(standings.delivered(PEER, 4)).isEmpty();
        standings.tell();
        assertThat(book.sentTo).isEmpty();
    }

    @Test
    void is_written_when_all_is_given_up() {
        standings.take(PEER);
        standings.delivered(PEER, 3);
        standings.giveUpAll();
        assertThat(book.sentTo).isEqualTo(Map.of(PEER, 3L));
        assertThat(book.released).containsExactly(PEER);
    }

    /** In memory, as short transactions of a database would have it. */
    private final class Book extends Ledger {
        private final Map<ServerName, Long> sentTo = new HashMap<>();
        private final Set<ServerName> released = new HashSet<>();
        private int failures;
        private int writes;
        private boolean lost;

        @Override
        public void know(ServerName server) {
            // Every server has a row here.
        }

        @Override
        public Optional<Standing> take(ServerName server) {
            return Optional.of(new Standing(sentTo.getOrDefault(server, 0L), failures, 0, clock.millis() + LEASE));
        }

        @Override
        public Told delivered(Map<ServerName, Long> reached) {
            writes++;
            if (lost) return new Told(Set.of(), clock.millis() + LEASE);
            sentTo.putAll(reached);
            return new Told(Set.copyOf(reached.keySet()), clock.millis() + LEASE);
        }

        @Override
        public long failed(ServerName server, int count, String why) {
            return clock.millis() + 1_000;
        }

        @Override
        public void release(ServerName server) {
            released.add(server);
        }
    }
}
