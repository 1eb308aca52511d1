package org.enishi.operation;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.enishi.fixture.Exchanges;
import org.enishi.fixture.Installation;

/** The specification's own check of exchanges, which stands beside the project where it is developed. */
final class Checker {
    static final Path SPECIFICATION =
            Installation.project().resolve("../shared/spec").normalize();
    private static final Path PROGRAM = SPECIFICATION.resolve("tools/contract.py");

    private Checker() {}

    /** Skips the test where it cannot run. */
    static void assumeThere() throws IOException, InterruptedException {
        assumeTrue(Files.exists(PROGRAM), PROGRAM + " is not there, so the contract is not checked");
        assumeTrue(canRun(), "Python's yaml and jsonschema are missing: pip install pyyaml 'jsonschema>=4.18'");
    }

    /** @return 0 if nothing broke the contract */
    static int run(Path output, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3", PROGRAM.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
    }

    /** Where its reports go: beside the exchanges. */
    static Path report(String name) {
        return Exchanges.directory().resolve(name);
    }

    /** The rows of a report, each by the names of the columns. */
    static List<Map<String, String>> rows(Path report) throws IOException {
        List<String> lines = Files.readAllLines(report);
        String[] columns = lines.get(0).split("\t", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            Map<String, String> row = new TreeMap<>();
            for (int i = 0; i < columns.length; i++) row.put(columns[i], cells[i].strip());
            rows.add(row);
        }
        return rows;
    }

    private static boolean canRun() throws IOException, InterruptedException {
        boolean works = new ProcessBuilder("python3", "-c", "import yaml, jsonschema")
                        .start()
                        .waitFor()
                == 0;
        return works || Boolean.getBoolean("enishi.test.strict");
    }
}
