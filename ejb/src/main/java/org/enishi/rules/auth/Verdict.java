package org.enishi.rules.auth;

/** What the rules say to an event. A refusal is a value with a name: state resolution asks often and expects it. */
public sealed interface Verdict {
    Verdict ALLOW = new Allowed();

    static Verdict reject(Rule rule) {
        return new Rejected(rule);
    }

    static Verdict allowIf(boolean holds, Rule otherwise) {
        return holds ? ALLOW : reject(otherwise);
    }

    default boolean isAllowed() {
        return this instanceof Allowed;
    }

    /** The event may be. */
    record Allowed() implements Verdict {}

    /** The event may not be, by this rule. */
    record Rejected(Rule rule) implements Verdict {}
}
