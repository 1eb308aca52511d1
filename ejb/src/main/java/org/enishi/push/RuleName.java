package org.enishi.push;

import org.enishi.error.MatrixException;
import org.enishi.rules.push.RuleKind;

/** Names a rule. */
public record RuleName(RuleKind kind, String id) {
    private static final int LONGEST = 255;

    /** @throws MatrixException {@code M_INVALID_PARAM} for a kind that there is not */
    public static RuleName of(String kind, String id) {
        return new RuleName(
                RuleKind.of(kind).orElseThrow(() -> MatrixException.invalidParam("There is no such kind of push rule")),
                id);
    }

    boolean isDefault() {
        return id.startsWith(".");
    }

    /** @throws MatrixException {@code M_INVALID_PARAM} for what a user may not call a rule */
    void requireOwn() {
        boolean wellFormed =
                !isDefault() && !id.isEmpty() && id.length() <= LONGEST && id.indexOf('/') < 0 && id.indexOf('\\') < 0;
        if (!wellFormed) throw MatrixException.invalidParam("A rule of one's own cannot be called so");
    }
}
