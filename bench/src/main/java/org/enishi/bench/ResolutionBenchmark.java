package org.enishi.bench;

import static org.enishi.bench.BenchRoom.ALICE;
import static org.enishi.bench.BenchRoom.user;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.enishi.journal.resolution.Resolutions;
import org.enishi.rules.auth.Authoriser;
import org.enishi.store.state.StateChange;
import org.enishi.store.state.StateRoot;
import org.enishi.store.state.StateTrie;
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

/** Two states of a room that differ in 20: of 1,000 members, of 10,000, of 100,000. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx1g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class ResolutionBenchmark {
    private static final int EACH = 10;

    @Param({"1000", "10000", "100000"})
    int members;

    /**
     * {@code members}: ten have left on one side, ten others on the other. {@code levels}: on one side the power levels
     * have changed and nine were sent away under them, so that it must be asked what rests on the new levels.
     */
    @Param({"members", "levels"})
    String difference = "members";

    private StoredRoom stored;
    private StateRoot one = StateRoot.EMPTY;
    private StateRoot other = StateRoot.EMPTY;

    @Setup
    public void fork() {
        var room = new BenchRoom(members);
        BenchRoom left = room.fork();
        BenchRoom right = room.fork();
        if (difference.equals("levels")) left.levels(60);
        int first = difference.equals("levels") ? 1 : 0;
        for (int i = first; i < EACH; i++) left.member(first == 1 ? ALICE : user(100 + i), user(100 + i), "leave");
        for (int i = 0; i < EACH; i++) right.member(user(200 + i), user(200 + i), "leave");
        stored = new StoredRoom(room);
        stored.store(room.events);
        stored.store(left.events);
        stored.store(right.events);
        StateRoot base = stored.store(StateRoot.EMPTY, room.state);
        one = stored.store(base, left.state);
        other = stored.store(base, right.state);
        if (difference().size() != 2 * EACH)
            throw new IllegalStateException("they differ in " + difference().size());
    }

    /** Nothing is remembered from one to the next but what the caches hold. */
    @Benchmark
    public StateRoot resolve() {
        return new Resolutions(new Authoriser()).resolve(BenchRoom.VERSION, List.of(one, other), stored.sight());
    }

    @Benchmark
    public List<StateChange> difference() {
        return new StateTrie(stored.stores.nodes()).diff(one, other);
    }
}
