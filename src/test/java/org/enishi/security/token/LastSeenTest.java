package org.enishi.security.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("When a device was last seen")
class LastSeenTest {
    private final LastSeen lastSeen = new LastSeen();

    LastSeenTest() {
        lastSeen.clock = Clock.fixed(Instant.ofEpochMilli(1_000), ZoneOffset.UTC);
    }

    @Test
    void is_not_written_at_every_request() {
        for (int request = 0; request < 1_000; request++) lastSeen.note(7, "192.0.2.1");
        assertThat(lastSeen.take(10)).containsOnlyKeys(7L);
        lastSeen.note(7, "192.0.2.1");
        assertThat(lastSeen.take(10)).isEmpty();
    }
}
