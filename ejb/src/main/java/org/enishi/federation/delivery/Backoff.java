package org.enishi.federation.delivery;

/** How long to leave a destination alone: twice as long after each failure, ten minutes at most. */
final class Backoff {
    private static final long FIRST_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = 600_000;

    private Backoff() {}

    /** @param failures in a row, this one included */
    static long millis(int failures) {
        return Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(Math.max(failures - 1, 0), 12));
    }
}
