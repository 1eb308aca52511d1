package org.enishi.remote.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.enishi.remote.http.Answer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Servers should respect the cache control headers present on the response")
class FreshnessTest {
    private static final Instant NOW = Instant.parse("2026-11-26T03:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "max-age=3600, PT1H",
        "'public, max-age=7200, must-revalidate', PT2H",
        "'Max-Age=\"600\"', PT10M",
        "max-age=172800, PT48H",
        "max-age=999999999, PT48H",
        "max-age=0, PT5M",
        "no-store, PT5M",
        "no-cache, PT5M",
        "max-age=-7, PT24H",
        "max-age=99999999999999999999, PT24H",
        "private, PT24H"
    })
    void anAnswerIsFreshAsLongAsItSaysWithinBounds(String control, Duration fresh) {
        assertThat(of(Map.of("cache-control", control))).isEqualTo(fresh);
    }

    @Test
    void withoutHeadersADay() {
        assertThat(of(Map.of())).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void whatACacheHasKeptForAWhileIsFreshForTheRest() {
        assertThat(of(Map.of("cache-control", "max-age=3600", "age", "600"))).isEqualTo(Duration.ofMinutes(50));
        assertThat(of(Map.of("cache-control", "max-age=3600", "age", "9000"))).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void expiresCountsFromTheDateOfTheAnswer() {
        String date = "Wed, 25 Nov 2026 01:00:00 GMT";
        String expires = "Wed, 25 Nov 2026 04:00:00 GMT";
        assertThat(of(Map.of("date", date, "expires", expires))).isEqualTo(Duration.ofHours(3));
        assertThat(of(Map.of("date", date, "expires", expires, "cache-control", "max-age=600")))
                .isEqualTo(Duration.ofMinutes(10));
        assertThat(of(Map.of("expires", "Thu, 26 Nov 2026 04:00:00 GMT"))).isEqualTo(Duration.ofHours(1));
        assertThat(of(Map.of("expires", "Sun, 26 Nov 2028 04:00:00 GMT"))).isEqualTo(Duration.ofHours(48));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "yesterday", "", "Wed, 25 Nov 2026 01:00:00 GMT"})
    void whatHasExpiredOrIsNoDateIsAskedForAgainSoon(String expires) {
        assertThat(of(Map.of("expires", expires))).isEqualTo(Duration.ofMinutes(5));
    }

    private static Duration of(Map<String, String> headers) {
        return Freshness.of(new Answer(200, headers, new byte[0]), NOW);
    }
}
