package org.enishi.sync.sliding.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.fixture.MovedClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** MSC4186, "Simplified Sliding Sync". */
@DisplayName("Connections of sliding sync")
class ConnectionsTest {
    private static final Connections.Name PHONE = new Connections.Name(1, "main");

    private final MovedClock clock = new MovedClock(Instant.EPOCH.plus(Duration.ofDays(20_000)));
    private final Connections connections = new Connections();

    @BeforeEach
    void start() {
        connections.clock = clock;
        connections.start();
    }

    @Test
    void are_told_that_they_expired_when_nobody_used_them_for_too_long() {
        String pos = remember(PHONE);
        clock.move(Connections.LIFETIME.minusSeconds(1));
        assertThat(connections.begin(PHONE, Optional.of(pos)).base().isBlank()).isFalse();
        clock.move(Connections.LIFETIME.minusSeconds(1));
        assertThat(connections.begin(PHONE, Optional.of(pos)).base().isBlank())
                .as("it was used in between")
                .isFalse();
        clock.move(Connections.LIFETIME.plusSeconds(1));
        assertUnknown(PHONE, pos);
    }

    @Test
    void are_told_so_when_they_start_anew() {
        String pos = remember(PHONE);
        assertThat(connections.begin(PHONE, Optional.empty()).base().isBlank()).isTrue();
        assertUnknown(PHONE, pos);
    }

    @Test
    void of_one_device_are_no_matter_of_another() {
        String pos = remember(PHONE);
        assertUnknown(new Connections.Name(2, "main"), pos);
        assertUnknown(new Connections.Name(1, "other"), pos);
    }

    @Test
    void go_on_from_the_newest_question_and_no_other() {
        String first = remember(PHONE);
        Connections.Turn cancelled = connections.begin(PHONE, Optional.of(first));
        assertThat(connections.isOvertaken(cancelled)).isFalse();
        Connections.Turn newest = connections.begin(PHONE, Optional.of(first));
        assertThat(connections.isOvertaken(cancelled)).isTrue();
        Snapshot latest = snapshot();
        assertThat(connections.remember(newest, latest)).isTrue();

        assertThat(connections.remember(cancelled, snapshot())).isFalse();
        assertThat(connections
                        .begin(PHONE, Optional.of(Connections.token(latest)))
                        .base())
                .isEqualTo(latest);
        assertThat(connections.begin(PHONE, Optional.of(first)).base().isBlank())
                .as("that answer may have got lost")
                .isFalse();
    }

    @Test
    void are_not_overtaken_by_who_asks_from_nowhere() {
        Connections.Turn turn = connections.begin(PHONE, Optional.of(remember(PHONE)));
        assertUnknown(PHONE, "p-1");
        assertUnknown(PHONE, "p1");
        assertThat(connections.remember(turn, snapshot())).isTrue();
    }

    @Test
    void are_known_by_no_position_before_the_first_answer() {
        connections.begin(PHONE, Optional.empty());
        assertUnknown(PHONE, Connections.token(Snapshot.BLANK));
    }

    @Test
    void are_so_many_and_no_more() {
        Map<Long, String> given = new HashMap<>();
        for (long device = 0; device < 60_000; device++) given.put(device, remember(named(device)));
        Awaitility.await()
                .untilAsserted(() -> assertThat(LongStream.range(0, 60_000)
                                .filter(device -> isKnown(named(device), given.get(device)))
                                .count())
                        .isLessThanOrEqualTo(40_000)
                        .isPositive());
    }

    private static Connections.Name named(long device) {
        return new Connections.Name(device, "main");
    }

    private String remember(Connections.Name name) {
        Snapshot told = snapshot();
        connections.remember(connections.begin(name, Optional.empty()), told);
        return Connections.token(told);
    }

    private Snapshot snapshot() {
        return new Snapshot(connections.nextNumber(), 1, 1, Map.of(), Set.of(), Map.of());
    }

    private boolean isKnown(Connections.Name name, String pos) {
        try {
            connections.begin(name, Optional.of(pos));
            return true;
        } catch (MatrixException unknown) {
            return false;
        }
    }

    private void assertUnknown(Connections.Name name, String pos) {
        assertThatThrownBy(() -> connections.begin(name, Optional.of(pos)))
                .isInstanceOfSatisfying(
                        MatrixException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.M_UNKNOWN_POS));
    }
}
