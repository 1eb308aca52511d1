package org.enishi.faults;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.enishi.fixture.EnishiServer;

/** Tells the process of a server another time than it is; how long things take stays as it is. */
final class FakeTime {
    private static final String NAME = "libfaketimeMT.so.1";

    private FakeTime() {}

    /** Skips the test where it is not installed. */
    static void assumeInstalled() {
        assumeTrue(library().isPresent(), NAME + " is missing: apt-get install faketime");
    }

    /** From its next start on. */
    static void set(EnishiServer server, Duration off) {
        String preloaded = off.isZero() ? "" : library().orElseThrow().toString();
        server.set("LD_PRELOAD", preloaded)
                .set("FAKETIME", "%+d".formatted(off.toSeconds()))
                .set("FAKETIME_DONT_FAKE_MONOTONIC", "1")
                .set("FAKETIME_FORCE_MONOTONIC_FIX", "0"); // else Object.wait(millis) returns at once
    }

    private static Optional<Path> library() {
        return Stream.of("x86_64-linux-gnu", "aarch64-linux-gnu")
                .map(machine -> Path.of("/usr/lib", machine, "faketime", NAME))
                .filter(Files::exists)
                .findFirst();
    }
}
