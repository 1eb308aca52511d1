package org.enishi.sync.sliding.wish;

/**
 * How a client wants a room told.
 *
 * @param timelineLimit the greatest number of events; 0 for none
 */
public record RoomWish(RequiredState state, int timelineLimit) {
    /** All that either of the two wants. */
    public RoomWish and(RoomWish other) {
        if (equals(other)) return this;
        return new RoomWish(state.and(other.state), Math.max(timelineLimit, other.timelineLimit));
    }
}
