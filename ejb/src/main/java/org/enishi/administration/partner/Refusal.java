package org.enishi.administration.partner;

import java.time.Instant;
import org.enishi.policy.PolicyRule;
import org.enishi.store.policy.decision.DecisionCount;
import org.enishi.store.policy.decision.DecisionKey;

/**
 * Refusals of one kind within an hour.
 *
 * @param what the action, the domain, where the room was made, and which one it was
 * @param sentence the rule's, for people
 */
public record Refusal(DecisionKey what, String sentence, long number, Instant firstAt, Instant lastAt) {
    static Refusal of(DecisionCount row, String own) {
        DecisionKey key = row.key();
        var counted = row.counted();
        return new Refusal(
                key,
                sentence(key, own),
                counted.number(),
                Instant.ofEpochMilli(counted.firstAt()),
                Instant.ofEpochMilli(counted.lastAt()));
    }

    /** A rule that an older release knew has no sentence any more. */
    private static String sentence(DecisionKey key, String own) {
        return PolicyRule.find(key.way().rule())
                .map(rule -> rule.sentence(own, key.domain()))
                .orElse(key.way().rule());
    }
}
