package org.enishi.encryption.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.enishi.id.ServerName;
import org.enishi.json.Json;
import org.enishi.remote.RemoteFailure;
import org.enishi.remote.http.Limits;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final ServerName ONE = new ServerName("one.example");
    private static final ServerName OTHER = new ServerName("other.example");

    private final RemoteAnswer answer = new RemoteAnswer();
    private final List<Limits> begun = new ArrayList<>();

    private void ask(Patience patience, ServerName server, Runnable asking) {
        answer.asked(server);
        patience.go(new Patience.Errand(server, limits -> {
            begun.add(limits);
            asking.run();
        }));
    }

    private String failures() {
        return Json.read(answer.failures()).toString();
    }

    @Test
    void whatIsAskedLaterHasTheTimeThatIsLeft() {
        var patience = new Patience(5_000, answer);
        ask(patience, ONE, () -> {});
        ask(patience, OTHER, () -> {});
        assertThat(begun.get(0).time()).isLessThanOrEqualTo(Duration.ofSeconds(5));
        assertThat(begun.get(1).time()).isLessThan(begun.get(0).time());
        assertThat(failures()).isEqualTo("{}");
    }

    @Test
    void nothingIsBegunWhenTheTimeIsOver() {
        var patience = new Patience(1, answer);
        long end = System.nanoTime() + Duration.ofMillis(2).toNanos();
        while (System.nanoTime() < end) Thread.onSpinWait();
        ask(patience, ONE, () -> {});
        assertThat(begun).isEmpty();
        assertThat(failures()).contains("one.example", "No answer in time").doesNotContain("other.example");
    }

    @Test
    void whoCannotBeReachedIsAskedNothingMore() {
        var patience = new Patience(5_000, answer);
        ask(patience, ONE, () -> {
            throw new RemoteFailure.Unreachable(ONE, "is silent");
        });
        ask(patience, ONE, () -> {});
        ask(patience, OTHER, () -> {});
        assertThat(begun).hasSize(2);
        assertThat(failures()).contains("one.example", "Cannot be reached").doesNotContain("other.example");
    }

    @Test
    void whoRefusesOneThingIsAskedTheNext() {
        var patience = new Patience(5_000, answer);
        ask(patience, ONE, () -> {
            throw new RemoteFailure.Garbage(ONE, "no object");
        });
        ask(patience, ONE, () -> {});
        assertThat(begun).hasSize(2);
    }
}
