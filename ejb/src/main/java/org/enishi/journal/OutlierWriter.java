package org.enishi.journal;

import java.util.Collection;
import org.enishi.event.Event;
import org.enishi.event.RoomVersion;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;

/**
 * Stores events that have no place in a history yet: state and auth chains of rooms that we enter, and of gaps. Works
 * outside the journal's lock, in transactions of its own; call it without one.
 */
public class OutlierWriter {
    /**
     * Stores those that are not known yet. Order does not matter.
     *
     * @param events verified, of one room
     */
    public void store(RoomId room, RoomVersion version, ServerName host, Collection<Event> events) {
        throw new IllegalStateException("under construction");
    }

    /** Stores the nodes of a state, so that a draft that names it is short. All its events are stored. */
    public void prepareState(Collection<EventId> state) {
        throw new IllegalStateException("under construction");
    }
}
