package org.enishi.timeline;

import java.util.Optional;
import org.enishi.event.Membership;
import org.enishi.store.event.StoredEvent;

/**
 * How a user stands to a room.
 *
 * @param now today's membership; empty if there is none, or the user has forgotten the room
 * @param end what ended the last time that the user was in the room; empty while it lasts, and if there was none
 */
public record Stay(Optional<Membership> now, Optional<StoredEvent> end) {
    static final Stay NEVER = new Stay(Optional.empty(), Optional.empty());

    public boolean lasts() {
        return now.filter(Membership.JOIN::equals).isPresent();
    }

    /** Whether the user was in the room at any time behind the event. */
    boolean isBehind(StoredEvent event) {
        return lasts() || end.filter(last -> isBefore(event, last)).isPresent();
    }

    private static boolean isBefore(StoredEvent event, StoredEvent other) {
        boolean bothLive = event.position() > 0 && other.position() > 0;
        return bothLive
                ? event.position() <= other.position()
                : Cursor.after(event).compareTo(Cursor.after(other)) <= 0;
    }
}
