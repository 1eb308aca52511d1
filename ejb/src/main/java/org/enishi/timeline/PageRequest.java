package org.enishi.timeline;

import java.util.function.Predicate;
import org.enishi.event.Event;

/**
 * What to read.
 *
 * @param from where to begin
 * @param to where to stop at the latest: {@link Cursor#START} or {@link Cursor#END} for no limit
 * @param limit how many events at most, above 0
 * @param filter which events are wanted
 */
public record PageRequest(Direction direction, Cursor from, Cursor to, int limit, Predicate<Event> filter) {
    /** The newest events before a place. */
    public static PageRequest backwards(Cursor from, int limit) {
        return new PageRequest(Direction.BACKWARDS, from, Cursor.START, limit, event -> true);
    }
}
