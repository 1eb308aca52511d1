package org.enishi.remote.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.enishi.fixture.MovedClock;
import org.enishi.id.ServerName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Responses to the /.well-known endpoint should be cached by the requesting server")
class DelegationsTest {
    private static final Optional<ServerName> THERE = Optional.of(new ServerName("there.example"));

    private final Delegations delegations = new Delegations();
    private final MovedClock clock = new MovedClock(Instant.parse("2026-11-26T03:00:00Z"));
    private Says says = host -> new Delegation(new ServerName("there.example"), Duration.ofHours(24));
    private int asked;

    private interface Says {
        Delegation of(String host) throws IOException;
    }

    @BeforeEach
    void open() {
        delegations.clock = clock;
        delegations.wellKnown = new WellKnown() {
            @Override
            Delegation read(String host) throws IOException {
                asked++;
                return says.of(host);
            }
        };
        delegations.open();
    }

    @Test
    void oneIsAskedAgainWhenItsTimeIsOver() {
        assertThat(delegations.of("hs.example")).isEqualTo(THERE);
        clock.move(Duration.ofHours(24).minusMillis(1));
        delegations.of("hs.example");
        assertThat(asked).isEqualTo(1);
        clock.move(Duration.ofMillis(1));
        delegations.of("hs.example");
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void repeatedFailuresBackOffExponentiallyToAnHour() {
        fails(new WellKnown.NoDelegation("status 404"));
        for (int hour = 0; hour < 24 * 60; hour++) {
            assertThat(delegations.of("hs.example")).isEmpty();
            clock.move(Duration.ofMinutes(1));
        }
        assertThat(asked)
                .as("after 0, 1, 3, 7, 15, 31, 63 minutes, then each hour")
                .isEqualTo(7 + 22);
    }

    @Test
    void whereNobodyAnswersWhatWasSaidHoldsOnForTwoDays() {
        delegations.of("hs.example");
        fails(new IOException("no answer in time"));
        clock.move(Duration.ofHours(47));
        assertThat(delegations.of("hs.example")).isEqualTo(THERE);
        clock.move(Duration.ofHours(2));
        assertThat(delegations.of("hs.example")).isEmpty();
    }

    @Test
    void anAnswerThatThereIsNoneCountsAtOnce() {
        delegations.of("hs.example");
        fails(new WellKnown.NoDelegation("status 404"));
        clock.move(Duration.ofHours(25));
        assertThat(delegations.of("hs.example")).isEmpty();
    }

    @Test
    void afterAFailureItIsFoundWithinMinutes() {
        fails(new IOException("connection refused"));
        assertThat(delegations.of("hs.example")).isEmpty();
        says = host -> new Delegation(new ServerName("there.example"), Duration.ofHours(24));
        clock.move(Duration.ofMinutes(1));
        assertThat(delegations.of("hs.example")).isEqualTo(THERE);
    }

    private void fails(IOException failure) {
        says = host -> {
            throw failure;
        };
    }
}
