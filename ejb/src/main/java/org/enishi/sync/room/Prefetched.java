package org.enishi.sync.room;

import java.util.List;
import java.util.Set;

/**
 * What was read for many rooms together.
 *
 * @param newest the newest events of the room's timeline, newest first: as many as the filter's limit and one more,
 *     unless there are fewer
 * @param behindGaps those of them before which the history has a hole
 */
public record Prefetched(List<Long> newest, Set<Long> behindGaps) {}
