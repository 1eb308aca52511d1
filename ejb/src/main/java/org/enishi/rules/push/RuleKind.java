package org.enishi.rules.push;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of rules, in the order in which they are asked. */
public enum RuleKind {
    OVERRIDE,
    CONTENT,
    ROOM,
    SENDER,
    UNDERRIDE;

    public static Optional<RuleKind> of(String text) {
        return Arrays.stream(values()).filter(kind -> kind.value().equals(text)).findFirst();
    }

    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its rules say themselves when they match. */
    public boolean hasConditions() {
        return this == OVERRIDE || this == UNDERRIDE;
    }
}
