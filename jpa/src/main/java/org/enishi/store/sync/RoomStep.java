package org.enishi.store.sync;

import org.enishi.store.state.StateRoot;

/**
 * One event in the life of a room.
 *
 * @param room surrogate key
 * @param position in the journal
 * @param state the room's state after it, resolved over all branches
 * @param event surrogate key
 */
public record RoomStep(long room, long position, StateRoot state, long event) {
    /** Before the room was known here. */
    public static RoomStep none(long room) {
        return new RoomStep(room, 0, StateRoot.EMPTY, 0);
    }
}
