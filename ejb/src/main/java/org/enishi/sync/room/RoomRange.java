package org.enishi.sync.room;

import org.enishi.journal.RoomHead;
import org.enishi.store.state.StateRoot;
import org.enishi.store.sync.RoomStep;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a room's life.
 *
 * @param room the room as it stands
 * @param after the timeline begins behind this position; 0 for a room that the client does not know
 * @param known the state that the client knows; empty if it is to be told all
 * @param last where the piece ends
 * @param prefetched absent if nothing was read before
 */
public record RoomRange(
        RoomHead room,
        long after,
        StateRoot known,
        RoomStep last,
        @Nullable Prefetched prefetched) {
    public RoomRange(RoomHead room, long after, StateRoot known, RoomStep last) {
        this(room, after, known, last, null);
    }

    public RoomRange with(Prefetched read) {
        return new RoomRange(room, after, known, last, read);
    }

    /** Whether the client is told the whole state. */
    public boolean full() {
        return known.equals(StateRoot.EMPTY);
    }
}
