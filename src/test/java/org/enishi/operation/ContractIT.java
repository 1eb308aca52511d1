package org.enishi.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.enishi.fixture.Exchanges;
import org.enishi.fixture.Installation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** All that tests said to servers and heard keeps to the definitions of the specification. The build runs it last. */
class ContractIT {
    private static final Path SPECIFICATION =
            Installation.project().resolve("../shared/spec").normalize();
    private static final Path CHECKER = SPECIFICATION.resolve("tools/contract.py");
    private static final Path OUTPUT = Exchanges.file().resolveSibling("contract.txt");
    private static final Path COVERAGE = Exchanges.file().resolveSibling("coverage.tsv");

    /** Of {@code FEATURES.md}: what an employee's client does all day long, and what servers tell each other of it. */
    private static final Set<Integer> DAILY_WORK = Set.of(5, 6, 9, 13, 17, 21, 22, 23, 26);

    private static int status;

    @BeforeAll
    static void check() throws IOException, InterruptedException {
        assumeTrue(Files.exists(CHECKER), CHECKER + " is not there, so the contract is not checked");
        assumeTrue(canRun(), "Python's yaml and jsonschema are missing: pip install pyyaml 'jsonschema>=4.18'");
        Path exchanges = Exchanges.file();
        assumeTrue(Files.exists(exchanges), "nothing was said");

        Path report = exchanges.resolveSibling("findings.tsv");
        List<String> command = new ArrayList<>(List.of("python3", CHECKER.toString(), "check", exchanges.toString()));
        command.addAll(List.of("--report", report.toString(), "--coverage", COVERAGE.toString()));
        Process check = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(OUTPUT.toFile())
                .start();
        status = check.waitFor();
    }

    @Test
    void every_recorded_exchange_keeps_the_contract() throws IOException {
        assertThat(status).as(Files.readString(OUTPUT)).isZero();
    }

    /** Each operation with each status and error code that is documented for it, but for those that {@code unseen.txt} explains. */
    @Test
    void every_documented_answer_to_daily_work_was_seen() throws IOException {
        Set<String> operations = Coverage.operations(SPECIFICATION.resolve("FEATURES.md"), DAILY_WORK);
        assertThat(operations).hasSizeGreaterThan(70);
        assertThat(Coverage.unseen(COVERAGE, operations)).containsExactlyInAnyOrderElementsOf(Coverage.explained());
    }

    private static boolean canRun() throws IOException, InterruptedException {
        boolean works = new ProcessBuilder("python3", "-c", "import yaml, jsonschema")
                        .start()
                        .waitFor()
                == 0;
        return works || Boolean.getBoolean("enishi.test.strict");
    }
}
