package org.enishi.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.enishi.fixture.Exchanges;
import org.enishi.fixture.Installation;
import org.junit.jupiter.api.Test;

/** All that tests said to servers and heard keeps to the definitions of the specification. The build runs it last. */
class ContractIT {
    private static final Path CHECKER =
            Installation.project().resolve("../shared/spec/tools/contract.py").normalize();

    @Test
    void every_recorded_exchange_keeps_the_contract() throws IOException, InterruptedException {
        assumeTrue(Files.exists(CHECKER), CHECKER + " is not there, so the contract is not checked");
        assumeTrue(canRun(), "Python's yaml and jsonschema are missing: pip install pyyaml 'jsonschema>=4.18'");
        Path exchanges = Exchanges.file();
        assumeTrue(Files.exists(exchanges), "nothing was said");

        Path report = exchanges.resolveSibling("findings.tsv");
        List<String> command = new ArrayList<>(List.of("python3", CHECKER.toString(), "check", exchanges.toString()));
        command.addAll(List.of("--report", report.toString()));
        Path output = exchanges.resolveSibling("contract.txt");
        Process check = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(check.waitFor()).as(Files.readString(output)).isZero();
    }

    private static boolean canRun() throws IOException, InterruptedException {
        boolean works = new ProcessBuilder("python3", "-c", "import yaml, jsonschema")
                        .start()
                        .waitFor()
                == 0;
        return works || Boolean.getBoolean("enishi.test.strict");
    }
}
