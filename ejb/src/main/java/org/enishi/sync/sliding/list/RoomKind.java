package org.enishi.sync.sliding.list;

import org.enishi.store.state.StateRoot;

/**
 * What lists ask about a room.
 *
 * @param state in which this holds
 * @param type the room's, empty for none
 */
record RoomKind(StateRoot state, String type, boolean encrypted) {}
