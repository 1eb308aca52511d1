package org.enishi.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.Person;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Asks everything that can be asked without a side effect, and everything else as nobody. */
@DisplayName("Each operation of the client API")
class ProbeIT {
    @Test
    void keeps_the_contract_and_asks_for_a_token_that_holds() throws IOException, InterruptedException {
        Checker.assumeThere();
        Person alice = Servers.one().person("alice");
        ChatRoom.openedBy(alice).say(alice, "hello");
        Path report = Checker.report("probe.tsv");
        Checker.run(
                Checker.report("probe.txt"),
                "live",
                "--negative",
                "--base=" + alice.server().http(),
                "--token=" + alice.token(),
                "--report=" + report);
        List<Map<String, String>> broken = Checker.rows(report).stream()
                .filter(finding -> finding.get("level").equals("violation"))
                .filter(finding -> !finding.get("kind").equals("unimplemented"))
                .toList();
        assertThat(broken).isEmpty();
    }
}
