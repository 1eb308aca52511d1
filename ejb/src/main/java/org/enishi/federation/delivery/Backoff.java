package org.enishi.federation.delivery;

/**
 * How long to leave a destination alone: a quarter longer after each failure, ten minutes at most. So it waits, once it is
 * back, a quarter of the time that it was away, and not longer than ten minutes.
 */
final class Backoff {
    private static final double FIRST_MILLIS = 1_000;
    private static final double GROWTH = 1.25;
    private static final double LONGEST_MILLIS = 600_000;

    private Backoff() {}

    /** @param failures in a row, this one included */
    static long millis(int failures) {
        return (long) Math.min(LONGEST_MILLIS, FIRST_MILLIS * Math.pow(GROWTH, Math.max(failures - 1, 0)));
    }
}
