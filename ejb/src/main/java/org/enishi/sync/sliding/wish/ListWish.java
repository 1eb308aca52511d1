package org.enishi.sync.sliding.wish;

import java.util.List;

/**
 * A list of rooms and the windows on it that a client wants.
 *
 * @param ranges within which rooms are told; both ends included, counted from 0
 */
public record ListWish(List<Range> ranges, RoomWish room, ListFilter filter) {
    /** @param last included */
    public record Range(int first, int last) {}
}
