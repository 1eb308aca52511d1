package org.enishi.policy.tally;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Map;
import org.enishi.store.policy.decision.Counted;
import org.enishi.store.policy.decision.DecisionKey;
import org.enishi.store.policy.decision.DecisionStore;

/** Writes counts down in a short transaction of its own. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class DecisionWriter {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long KEPT = Duration.ofDays(7).toMillis();

    @Inject
    DecisionStore store;

    void write(Map<DecisionKey, Counted> counts, long now) {
        store.add(now - now % HOUR, counts);
    }

    void prune(long now) {
        store.prune(now - KEPT);
    }
}
