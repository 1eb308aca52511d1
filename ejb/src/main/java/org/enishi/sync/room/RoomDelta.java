package org.enishi.sync.room;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enishi.id.EventId;
import org.enishi.id.UserId;
import org.enishi.store.state.StateRoot;

/**
 * What changed in a room, rendered.
 *
 * @param timeline events, oldest first
 * @param limited whether some were left out
 * @param start before which earlier events can be read
 * @param state state events
 * @param senders of the timeline
 * @param members whose member events are among the state or the timeline, the latest of each
 * @param memberEvents all member events of which the client knows by the state, or by a timeline that changes it
 * @param memberState in which the senders' member events stand, where they are loaded lazily
 * @param summaryChanged whether members, name or alias changed
 */
public record RoomDelta(
        List<byte[]> timeline,
        boolean limited,
        String start,
        List<byte[]> state,
        Set<UserId> senders,
        Map<UserId, EventId> members,
        Set<EventId> memberEvents,
        StateRoot memberState,
        boolean summaryChanged) {
    boolean isEmpty() {
        return timeline.isEmpty() && state.isEmpty() && !limited && !summaryChanged;
    }

    int weight() {
        int bytes = 500 + 100 * (senders.size() + members.size() + memberEvents.size());
        for (byte[] event : timeline) bytes += event.length;
        for (byte[] event : state) bytes += event.length;
        return bytes;
    }
}
