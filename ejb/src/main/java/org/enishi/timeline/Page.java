package org.enishi.timeline;

import java.util.List;
import java.util.Optional;
import org.enishi.store.event.StoredEvent;

/**
 * A piece of a room's history.
 *
 * @param events in the order of reading; what the reader may not see is left out, so there may be fewer than were asked
 *     for, even none, while there is more
 * @param start where the reading began
 * @param end where to read on; empty when there is nothing further
 * @param reached how far was read, whether or not there is more
 */
public record Page(List<StoredEvent> events, Cursor start, Optional<Cursor> end, Cursor reached) {
    /** Whether there is more, but not here: reading on would ask the same again. */
    public boolean isStuck() {
        return events.isEmpty() && end.filter(start::equals).isPresent();
    }
}
