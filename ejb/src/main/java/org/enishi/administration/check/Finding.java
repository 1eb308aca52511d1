package org.enishi.administration.check;

import java.util.List;

/**
 * What one step found.
 *
 * @param says which of the step's sentences; the console has it in the reader's language
 * @param values that stand in it: texts, numbers, {@code Instant}s
 */
public record Finding(Step step, Grade grade, String says, List<Object> values) {
    /** In the order in which they are taken. */
    public enum Step {
        POLICY,
        WELL_KNOWN,
        ADDRESS,
        CERTIFICATE,
        KEYS,
        VERSION,
        CLOCK,
        SIGNATURE,
        WAY_BACK
    }

    /** How good that is. {@code PLAIN}: neither good nor bad, or it could not be looked at. */
    public enum Grade {
        GOOD,
        WARN,
        BAD,
        PLAIN
    }

    static Finding good(Step step, String says, Object... values) {
        return new Finding(step, Grade.GOOD, says, List.of(values));
    }

    static Finding warn(Step step, String says, Object... values) {
        return new Finding(step, Grade.WARN, says, List.of(values));
    }

    static Finding bad(Step step, String says, Object... values) {
        return new Finding(step, Grade.BAD, says, List.of(values));
    }

    static Finding plain(Step step, String says, Object... values) {
        return new Finding(step, Grade.PLAIN, says, List.of(values));
    }
}
