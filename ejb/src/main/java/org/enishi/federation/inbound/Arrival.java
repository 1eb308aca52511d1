package org.enishi.federation.inbound;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enishi.event.Event;
import org.enishi.id.EventId;
import org.enishi.id.ServerName;
import org.enishi.journal.RoomHead;

/**
 * Verified events of one room that a peer brought in one transaction, and what became of them.
 *
 * @param results by event; empty where it went well, a sentence where not
 */
record Arrival(
        ServerName origin, RoomHead room, List<Event> events, Map<EventId, Optional<String>> results, Budget budget) {
    static Arrival of(ServerName origin, RoomHead room, List<Event> events, Budget budget) {
        return new Arrival(origin, room, events, new LinkedHashMap<>(), budget);
    }

    /** Of an event that came along only because others needed it nothing is told. */
    void went(Event event, Optional<String> error) {
        if (events.contains(event)) results.put(event.id(), error);
    }
}
