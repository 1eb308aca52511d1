package org.enishi.journal;

import java.util.List;
import org.enishi.event.RoomVersion;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.store.state.StateRoot;

/**
 * Where a room stands.
 *
 * @param nid surrogate key
 * @param host the server at which the room was made, that of the create event's sender: policies ask for it
 * @param state the current state, resolved over the extremities
 * @param extremities the events that no accepted event follows yet: the next event's {@code prev_events}
 * @param depth the greatest depth among them
 */
public record RoomHead(
        long nid,
        RoomId id,
        ServerName host,
        RoomVersion version,
        StateRoot state,
        List<EventId> extremities,
        long depth) {}
