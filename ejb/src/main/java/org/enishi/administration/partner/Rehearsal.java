package org.enishi.administration.partner;

import java.time.Instant;
import java.util.List;
import org.enishi.store.policy.decision.DecisionKey;

/**
 * What the last days' traffic would have met under a changed agreement.
 *
 * @param since from when on decisions are kept
 * @param considered how many decisions about the domain there were
 * @param whole false if there were too many kinds to look at all of them; the latest were
 * @param differing what would come out differently, the most frequent first
 */
public record Rehearsal(Instant since, long considered, boolean whole, List<Difference> differing) {
    /**
     * @param what the decision as it would be made now, by the agreement that is in force
     * @param then the rule by which it would be made
     * @param allowed whether that would allow it
     */
    public record Difference(DecisionKey what, String now, String then, boolean allowed, long number) {}

    public long refused() {
        return count(false);
    }

    public long allowed() {
        return count(true);
    }

    private long count(boolean allowed) {
        return differing.stream()
                .filter(difference -> difference.allowed() == allowed)
                .mapToLong(Difference::number)
                .sum();
    }
}
