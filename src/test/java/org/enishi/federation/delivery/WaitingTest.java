package org.enishi.federation.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.enishi.id.ServerName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private static final ServerName PEER = new ServerName("Peer.example");
    private static final ServerName SPELT_OTHERWISE = new ServerName("peer.EXAMPLE");

    private final Waiting waiting = new Waiting();

    @BeforeEach
    void setUp() {
        waiting.clock = Clock.fixed(Instant.ofEpochMilli(1_000), ZoneOffset.UTC);
    }

    @Test
    void whoSpeaksWaitsNoLonger() {
        waiting.until(PEER, 600_000);
        assertThat(waiting.due()).isEmpty();
        assertThat(waiting.end(SPELT_OTHERWISE)).contains(PEER);
        assertThat(waiting.end(PEER)).isEmpty();
    }

    @Test
    void whoSpeaksWhileItIsTriedIsThereWhateverBecomesOfTheAttempt() {
        waiting.trying(PEER);
        assertThat(waiting.end(SPELT_OTHERWISE)).isEmpty();
        assertThat(waiting.tried(PEER)).isTrue();
        assertThat(waiting.tried(PEER)).isFalse();
    }

    @Test
    void whoIsSilentIsNot() {
        waiting.end(PEER);
        waiting.trying(PEER);
        assertThat(waiting.tried(PEER)).isFalse();
    }

    @Test
    void whoseTimeHasComeIsDueOnce() {
        waiting.until(PEER, 1_000);
        assertThat(waiting.due()).containsExactly(PEER);
        assertThat(waiting.due()).isEmpty();
    }
}
