package org.enishi.store.event;

/**
 * A place in a room's history, which is ordered by depth and then by position: just behind the event, if there is one,
 * that has both.
 */
public record Place(long depth, long position) implements Comparable<Place> {
    /** Before all history. */
    public static final Place START = new Place(Long.MIN_VALUE, Long.MIN_VALUE);

    /** Behind all history. */
    public static final Place END = new Place(Long.MAX_VALUE, Long.MAX_VALUE);

    @Override
    public int compareTo(Place other) {
        int byDepth = Long.compare(depth, other.depth);
        return byDepth != 0 ? byDepth : Long.compare(position, other.position);
    }
}
