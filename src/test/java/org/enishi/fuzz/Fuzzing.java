package org.enishi.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.enishi.fixture.Installation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each target in a Java of its own, with a small heap and guided by what code its bytes reach: no crash, no input that
 * takes longer than {@link #HANG}, no growth beyond the heap. On demand: {@code mvn verify -Pfuzz}.
 */
class Fuzzing {
    private static final Duration HANG = Duration.ofSeconds(20);
    private static final Duration EACH = Duration.ofSeconds(Long.getLong("enishi.fuzz.seconds", 600));
    private static final String ONLY = System.getProperty("enishi.fuzz.only", "");

    static Stream<Target> targets() {
        return Arrays.stream(Target.values())
                .filter(target -> ONLY.isEmpty() || List.of(ONLY.split(",")).contains(target.directory()));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void findsNothing(Target target) throws IOException, InterruptedException {
        Path work = Files.createDirectories(
                Installation.project().resolve("src/test/target/fuzz").resolve(target.directory()));
        Path log = work.resolve("log");
        Process fuzzer = new ProcessBuilder(command(target, work))
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int exit = fuzzer.waitFor();
        assertThat(exit).as(() -> "see " + log + ": " + tail(log)).isZero();
    }

    private static List<String> command(Target target, Path work) throws IOException {
        Path corpus = Files.createDirectories(work.resolve("corpus"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Denishi.fuzz.target=" + target.name(),
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + Entry.class.getName(),
                "--instrumentation_includes=org.enishi.**:org.eclipse.parsson.**"));
        command.addAll(List.of(
                "-max_total_time=" + EACH.toSeconds(),
                "-timeout=" + HANG.toSeconds(),
                "-max_len=70000",
                "-dict=" + ForeignBytesTest.directory(target).resolveSibling("words.dict"),
                "-print_final_stats=1",
                corpus.toString(),
                ForeignBytesTest.directory(target).toString()));
        return command;
    }

    private static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
