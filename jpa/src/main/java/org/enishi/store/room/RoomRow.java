package org.enishi.store.room;

import java.util.List;
import org.enishi.event.RoomVersion;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.store.state.StateRoot;

/** A room as it is stored: see {@code journal.RoomHead}, which is made of it. */
public record RoomRow(
        long nid,
        RoomId id,
        ServerName host,
        RoomVersion version,
        StateRoot state,
        List<EventId> extremities,
        long depth,
        long position,
        int joined,
        int joinedLocal,
        int invited,
        long wholeAt) {}
