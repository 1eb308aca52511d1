package org.enishi.remote;

import java.time.Duration;

/**
 * How long to leave a server alone that does not answer: longer after each failure, up to a longest pause.
 *
 * @param first after one failure
 * @param growth how many times longer than the one before each pause is
 */
public record GrowingPause(Duration first, double growth, Duration longest) {
    public static GrowingPause doubling(Duration first, Duration longest) {
        return new GrowingPause(first, 2, longest);
    }

    /**
     * In milliseconds.
     *
     * @param failures in a row, the last one included
     */
    public long millis(int failures) {
        double grown = first.toMillis() * Math.pow(growth, Math.max(failures - 1, 0));
        return (long) Math.min(longest.toMillis(), grown);
    }
}
