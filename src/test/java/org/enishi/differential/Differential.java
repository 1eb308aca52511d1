package org.enishi.differential;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enishi.event.RoomVersion;
import org.enishi.fixture.Installation;
import org.enishi.rules.auth.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Rooms that chance makes, judged by us and by matrix-synapse: whatever differs is explained by the specification's
 * text. On demand: {@code mvn verify -Pdifferential}. A failure names the seed.
 */
class Differential {
    private static final int ROOMS = Integer.getInteger("enishi.differential.rooms", 300);
    private static final long FIRST_SEED = Long.getLong("enishi.differential.seed", 1);
    private static final int STEPS = 60;
    private static OtherServer other;

    @BeforeAll
    static void start() throws IOException {
        other = OtherServer.start();
    }

    @AfterAll
    static void stop() throws IOException {
        other.close();
    }

    @ParameterizedTest
    @EnumSource
    void whatDiffersIsExplained(RoomVersion version) throws IOException {
        List<String> unexplained = new ArrayList<>();
        Map<Explanation, Integer> explained = new EnumMap<>(Explanation.class);
        var tally = new Tally();
        for (long seed = FIRST_SEED; seed < FIRST_SEED + ROOMS; seed++) {
            GeneratedRoom room = GeneratedRoom.of(version, seed, STEPS);
            JsonObject answer = other.ask(room.question());
            for (Difference difference : Comparison.of(version, room, answer)) {
                Optional<Explanation> why = Explanation.of(difference);
                why.ifPresent(reason -> explained.merge(reason, 1, Integer::sum));
                if (why.isEmpty()) unexplained.add("seed " + seed + ": " + difference);
            }
            tally.count(room);
        }
        System.out.println("Room version " + version + ": " + tally + "; explained: " + explained + "; unexplained: "
                + unexplained.size());
        explained.keySet().forEach(reason -> System.out.println("  " + reason.sentence()));
        Path report = Installation.project().resolve("src/test/target/differential-" + version + ".txt");
        Files.write(report, unexplained);
        assertThat(unexplained.stream().limit(5)).as("all of them: " + report).isEmpty();
    }

    /** That the rooms were worth asking about. */
    private static final class Tally {
        private int events;
        private int accepted;
        private int forks;
        private int changed;
        private final java.util.Set<String> rules = new java.util.TreeSet<>();

        void count(GeneratedRoom room) {
            events += room.events().size();
            forks += room.forks().size();
            for (GeneratedRoom.Judged judged : room.events()) {
                if (judged.isAccepted()) accepted++;
                for (Verdict verdict : List.of(judged.list(), judged.auth(), judged.state()))
                    if (verdict instanceof Verdict.Rejected rejected)
                        rules.add(rejected.rule().name());
            }
            changed += (int) room.forks().stream()
                    .filter(fork -> fork.states().stream().noneMatch(fork.resolved()::equals))
                    .count();
        }

        @Override
        public String toString() {
            return events + " events (" + accepted + " accepted, by " + rules.size() + " rules refused), " + forks
                    + " forks (" + changed + " resolved to none of their states)";
        }
    }
}
