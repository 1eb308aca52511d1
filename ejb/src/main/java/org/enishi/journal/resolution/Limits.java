package org.enishi.journal.resolution;

/**
 * How far one resolution goes.
 *
 * @param events looked at, of any kind
 * @param megabytes of them
 * @param pages of citations, each of up to 16 events by up to 32 others
 */
public record Limits(long events, long megabytes, long pages) {
    /** Some 50 ms at most, during which nobody else writes. */
    public static final Limits UNDER_THE_LOCK = new Limits(4_000, 8, 128);

    /** Some seconds at most, during which only those wait who have such a fork, too. */
    public static final Limits OUTSIDE = new Limits(200_000, 256, 10_000);
}
