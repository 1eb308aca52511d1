package org.enishi.sync.sliding.connection;

import java.util.Map;
import java.util.Set;

/**
 * What a client has been told with one answer and all before it. Immutable.
 *
 * @param number names it to the client; -1 before the first answer
 * @param position the journal position up to which was looked
 * @param clock the ephemeral time up to which was looked
 * @param rooms told so far, by surrogate key
 * @param inSight the rooms that the client asked for last time
 * @param counts of the lists, by name
 */
public record Snapshot(
        long number,
        long position,
        long clock,
        Map<Long, SentRoom> rooms,
        Set<Long> inSight,
        Map<String, Integer> counts) {
    public static final Snapshot BLANK = new Snapshot(-1, -1, 0, Map.of(), Set.of(), Map.of());

    public boolean isBlank() {
        return number < 0;
    }
}
