package org.enishi.media.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.enishi.error.MatrixException;
import org.enishi.id.ServerName;
import org.enishi.json.Json;
import org.enishi.remote.RemoteFailure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A server that has been asked for files too often")
class BusyTest {
    private static final ServerName PEER = new ServerName("Peer.example");
    private static final ServerName SPELT_OTHERWISE = new ServerName("peer.EXAMPLE");

    private final Busy busy = new Busy();

    @BeforeEach
    void setUp() {
        itIs(1_000);
    }

    @Test
    void is_not_asked_until_its_time_is_over_and_what_is_left_of_it_is_told() {
        assertThat(busy.heard(refused(5_000)).extra()).isEqualTo(later(5_000));
        itIs(3_000);
        MatrixException told = catchThrowableOfType(MatrixException.class, () -> busy.check(SPELT_OTHERWISE));
        assertThat(told.status()).isEqualTo(429);
        assertThat(told.extra()).isEqualTo(later(3_000));
        assertThatCode(() -> busy.check(new ServerName("other.example"))).doesNotThrowAnyException();
        itIs(6_000);
        assertThatCode(() -> busy.check(PEER)).doesNotThrowAnyException();
    }

    @Test
    void is_not_asked_earlier_because_a_second_answer_came_with_less() {
        busy.heard(refused(5_000));
        busy.heard(refused(1_000));
        itIs(3_000);
        assertThat(catchThrowableOfType(MatrixException.class, () -> busy.check(PEER))
                        .extra())
                .isEqualTo(later(3_000));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 3_600_001})
    void is_asked_again_at_once_if_it_says_no_time_that_could_be_meant(long time) {
        assertThat(busy.heard(refused(time)).extra()).isEmpty();
        assertThatCode(() -> busy.check(PEER)).doesNotThrowAnyException();
    }

    private void itIs(long millis) {
        busy.clock = Clock.fixed(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    }

    private static RemoteFailure.Refused refused(long time) {
        return new RemoteFailure.Refused(PEER, 429, later(time));
    }

    private static JsonObject later(long millis) {
        return Json.object().add("retry_after_ms", millis).build();
    }
}
