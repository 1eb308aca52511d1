package org.enishi.policy.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.enishi.store.policy.decision.Counted;
import org.enishi.store.policy.decision.DecisionKey;
import org.junit.jupiter.api.Test;

class DecisionTallyTest {
    private final DecisionTally tally = new DecisionTally();

    private static DecisionKey key(String domain) {
        var way = new DecisionKey.Way(true, "JOIN", "DOMAIN_MAY_NOT_ENTER");
        return new DecisionKey(way, domain, DecisionKey.Host.OURS, "", false);
    }

    @Test
    void eachCountIsTakenOnce() {
        tally.count(key("b.example"), 5);
        tally.count(key("b.example"), 7);
        assertThat(tally.drain()).isEqualTo(Map.of(key("b.example"), new Counted(2, 5, 7)));
        assertThat(tally.drain()).isEmpty();
    }

    @Test
    void whatCouldNotBeWrittenWaits() {
        tally.count(key("b.example"), 5);
        Map<DecisionKey, Counted> drained = tally.drain();
        tally.count(key("b.example"), 9);
        tally.putBack(drained);
        assertThat(tally.drain()).isEqualTo(Map.of(key("b.example"), new Counted(2, 5, 9)));
    }

    @Test
    void strangersCannotFillTheMemory() {
        for (int i = 0; i < 5_000; i++) tally.count(key("x" + i + ".example"), i);
        Map<DecisionKey, Counted> drained = tally.drain();
        assertThat(drained).hasSize(2_001);
        assertThat(drained.get(key("b.example").amongOthers()))
                .extracting(Counted::number)
                .isEqualTo(3_000L);
    }
}
