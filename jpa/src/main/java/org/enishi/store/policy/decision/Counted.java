package org.enishi.store.policy.decision;

/** How often, and when first and last; milliseconds. */
public record Counted(long number, long firstAt, long lastAt) {
    public static Counted once(long now) {
        return new Counted(1, now, now);
    }

    public Counted plus(Counted more) {
        return new Counted(number + more.number, Math.min(firstAt, more.firstAt), Math.max(lastAt, more.lastAt));
    }
}
