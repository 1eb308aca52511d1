package org.enishi.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowingPauseTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "6, 32", "7, 60", "2147483647, 60"})
    void itIsTwiceAsLongAfterEachFailureUpToTheLongest(int failures, int minutes) {
        GrowingPause pause = GrowingPause.doubling(Duration.ofMinutes(1), Duration.ofHours(1));
        assertThat(pause.millis(failures)).isEqualTo(Duration.ofMinutes(minutes).toMillis());
    }

    @Test
    void itMayGrowMoreSlowly() {
        GrowingPause pause = new GrowingPause(Duration.ofSeconds(1), 1.25, Duration.ofMinutes(10));
        assertThat(pause.millis(2)).isEqualTo(1_250);
        assertThat(pause.millis(3)).isEqualTo(1_562);
    }

    @Test
    void itIsTheFirstWhereNothingFailed() {
        assertThat(GrowingPause.doubling(Duration.ofSeconds(5), Duration.ofHours(1))
                        .millis(0))
                .isEqualTo(5_000);
    }
}
