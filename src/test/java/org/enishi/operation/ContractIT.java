package org.enishi.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.stream.JsonParsingException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.enishi.fixture.Exchanges;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** All that tests said to servers and heard keeps to the definitions of the specification. The build runs it last. */
class ContractIT {
    private static final Path OUTPUT = Checker.report("contract.txt");
    private static final Path COVERAGE = Checker.report("coverage.tsv");

    /** Of {@code FEATURES.md}: rooms, what an employee's client does all day long, and what servers tell each other of it. */
    private static final Set<Integer> DAILY_WORK = Set.of(5, 6, 9, 10, 11, 13, 15, 17, 21, 22, 23, 24, 26);

    private static int status;

    @BeforeAll
    static void check() throws IOException, InterruptedException {
        Checker.assumeThere();
        List<Path> exchanges = Exchanges.files();
        assumeTrue(!exchanges.isEmpty(), "nothing was said");
        List<String> check = new ArrayList<>(List.of("check"));
        exchanges.forEach(file -> check.add(file.toString()));
        check.addAll(List.of("--report", Checker.report("findings.tsv").toString(), "--coverage", COVERAGE.toString()));
        status = Checker.run(OUTPUT, check.toArray(String[]::new));
    }

    @Test
    void every_recorded_exchange_keeps_the_contract() throws IOException {
        assertThat(status).as(Files.readString(OUTPUT)).isZero();
    }

    /** What the check cannot read it names by place only; here is what stands there. */
    @Test
    void every_line_of_the_record_is_one_exchange() throws IOException {
        for (Path file : Exchanges.files()) {
            try (Stream<String> lines = Files.lines(file)) {
                assertThat(lines.flatMap(ContractIT::fault)).as(file.toString()).isEmpty();
            }
        }
    }

    private static Stream<String> fault(String line) {
        try (var reader = Json.createReader(new StringReader(line))) {
            reader.readObject();
            return Stream.empty();
        } catch (JsonParsingException e) {
            int at = (int) e.getLocation().getStreamOffset();
            String around = line.substring(Math.max(0, at - 300), Math.min(line.length(), at + 300));
            return Stream.of(e.getMessage() + ", of " + line.length() + " characters: " + around);
        }
    }

    /** Each operation with each status and error code that is documented for it, but for those that {@code unseen.txt} explains. */
    @Test
    void every_documented_answer_to_daily_work_was_seen() throws IOException {
        Set<String> operations = Coverage.operations(Checker.SPECIFICATION.resolve("FEATURES.md"), DAILY_WORK);
        assertThat(operations).hasSizeGreaterThan(70);
        assertThat(Coverage.unseen(Checker.rows(COVERAGE), operations))
                .containsExactlyInAnyOrderElementsOf(Coverage.explained());
    }
}
