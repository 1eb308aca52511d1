package org.enishi.bench;

import static org.enishi.bench.BenchRoom.ALICE;
import static org.enishi.bench.BenchRoom.user;

import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.enishi.event.Event;
import org.enishi.event.RoomState;
import org.enishi.json.CanonicalJson;
import org.enishi.json.ContentHash;
import org.enishi.json.EventReader;
import org.enishi.json.Json;
import org.enishi.rules.auth.Authoriser;
import org.enishi.rules.auth.Verdict;
import org.enishi.signing.SignatureVerifier;
import org.enishi.signing.VerifyKey;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one event costs before it is written. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx512m")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EventBenchmark {
    @Param({"message", "join", "kick", "levels"})
    String kind = "message";

    private final Authoriser authoriser = new Authoriser();
    private Event event = new BenchRoom(1).message(ALICE);
    private RoomState state = RoomState.EMPTY;
    private byte[] wire = {};
    private VerifyKey key = BenchRoom.KEY.verifyKey();

    @Setup
    public void build() {
        var room = new BenchRoom(100);
        state = room.fork().state();
        event = switch (kind) {
            case "message" -> room.message(user(1));
            case "join" -> room.member(user(1_000), user(1_000), "join");
            case "kick" -> room.member(ALICE, user(50), "leave");
            default -> room.levels(60);
        };
        wire = event.bytes();
        if (!authorise().isAllowed() || incoming().isEmpty()) throw new IllegalStateException("refused: " + kind);
    }

    @Benchmark
    public Verdict authorise() {
        return authoriser.judge(event, state);
    }

    /** Parsed, its form checked, its signature verified, its content hash and its ID computed. */
    @Benchmark
    public Optional<Event> incoming() {
        JsonObject pdu = Json.read(wire);
        Event read = EventReader.read(pdu, BenchRoom.VERSION);
        boolean signed = SignatureVerifier.verifyEvent(
                read.json(),
                read.version(),
                read.sender().server().value(),
                id -> id.equals(key.id()) ? Optional.of(key) : Optional.empty());
        return signed && ContentHash.holds(read.json()) ? Optional.of(read) : Optional.empty();
    }

    @Benchmark
    public byte[] canonicalJson() {
        return CanonicalJson.bytes(event.json());
    }
}
