package org.enishi.timeline;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.enishi.store.event.StoredEvent;

/**
 * What to read.
 *
 * @param from where to begin
 * @param to where to stop at the latest; absent for no limit
 * @param limit how many events at most, above 0
 * @param filter of some events, the ones that are wanted
 */
public record PageRequest(
        Direction direction, Cursor from, Optional<Cursor> to, int limit, UnaryOperator<List<StoredEvent>> filter) {
    /** The newest events before a place. */
    public static PageRequest backwards(Cursor from, int limit) {
        return new PageRequest(Direction.BACKWARDS, from, Optional.empty(), limit, UnaryOperator.identity());
    }

    /** The same, backwards no further than this. */
    public PageRequest downTo(Cursor place) {
        Cursor nearest = to.filter(own -> own.compareTo(place) > 0).orElse(place);
        return new PageRequest(direction, from, Optional.of(nearest), limit, filter);
    }

    /** Whether the event lies on the other side of {@link #to}. */
    boolean isBeyond(StoredEvent event) {
        if (to.isEmpty()) return false;
        boolean isBehindTo = Cursor.after(event).compareTo(to.get()) > 0;
        return (direction == Direction.FORWARDS) == isBehindTo;
    }
}
