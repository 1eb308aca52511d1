package org.enishi.administration.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.enishi.administration.check.Finding.Grade;
import org.enishi.administration.check.Finding.Step;
import org.enishi.fixture.peer.StrangePeer;
import org.enishi.remote.http.Endpoint;
import org.enishi.remote.http.ShiftedTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoftwareInspectorTest {
    private static final int PORT = 8448;

    @TempDir
    Path directory;

    private final StrangePeer peer = new StrangePeer();

    @Test
    void aClockThatIsRightIsGood() throws IOException {
        Finding clock = clockOfPeerIs(Duration.ZERO);
        assertThat(clock.grade()).isEqualTo(Grade.GOOD);
        assertThat(clock.says()).isEqualTo("right");
    }

    @Test
    void aMinuteIsWorthALook() throws IOException {
        Finding clock = clockOfPeerIs(Duration.ofMinutes(2));
        assertThat(clock.grade()).isEqualTo(Grade.WARN);
        assertThat(clock.says()).isEqualTo("ahead");
    }

    @Test
    void aDayIsBadAndSaidWithItsDirection() throws IOException {
        Finding ahead = clockOfPeerIs(Duration.ofDays(1));
        assertThat(ahead.grade()).isEqualTo(Grade.BAD);
        assertThat(ahead.says()).isEqualTo("ahead");
        assertThat((long) ahead.values().get(0)).isBetween(86_000L, 86_800L);
        Finding behind = clockOfPeerIs(Duration.ofDays(-1));
        assertThat(behind.grade()).isEqualTo(Grade.BAD);
        assertThat(behind.says()).isEqualTo("behind");
        assertThat((long) behind.values().get(0)).isBetween(86_000L, 86_800L);
    }

    private Finding clockOfPeerIs(Duration off) throws IOException {
        Path trusted = Files.writeString(directory.resolve("trusted.pem"), peer.certificate());
        String name = peer.name().value();
        int port = Integer.parseInt(name.substring(name.indexOf(':') + 1));
        var place = new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT);
        var check = new Check(Clock.systemUTC().instant());
        try (var transport = new ShiftedTransport(trusted, Map.of(PORT, port))) {
            var inspector = new SoftwareInspector();
            inspector.transport = transport;
            inspector.clock = Clock.offset(Clock.systemUTC(), off.negated());
            assertThat(inspector.look(new Endpoint("localhost", name, List.of(place)), check))
                    .isTrue();
        }
        return check.findings().stream()
                .filter(finding -> finding.step() == Step.CLOCK)
                .findFirst()
                .orElseThrow();
    }
}
