package org.enishi.timeline;

import jakarta.json.JsonObject;
import java.util.function.Predicate;
import org.enishi.event.Event;

/**
 * A {@code RoomEventFilter} without its limit: which events of a room are wanted.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#filtering">Matrix v1.19, "Filtering"</a>
 */
public final class RoomEventFilter implements Predicate<Event> {
    private RoomEventFilter() {}

    /** @throws org.enishi.error.MatrixException {@code M_BAD_JSON} */
    public static RoomEventFilter of(JsonObject json) {
        throw new IllegalStateException("under construction: " + json.size());
    }

    /** types, not_types, senders, not_senders, rooms, not_rooms, contains_url. */
    @Override
    public boolean test(Event event) {
        throw new IllegalStateException("under construction");
    }

    public boolean lazyLoadsMembers() {
        throw new IllegalStateException("under construction");
    }

    public boolean includesRedundantMembers() {
        throw new IllegalStateException("under construction");
    }
}
