package org.enishi.sync.sliding.room;

import java.util.Map;
import java.util.Optional;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.id.UserId;
import org.enishi.sync.room.Timeline;
import org.enishi.timeline.View;

/**
 * What is to be told of a room, before it is written.
 *
 * @param timeline empty if no events are wanted
 * @param state the state events to tell
 * @param members those among them that go along because the timeline needs them
 * @param renamed whether members, name or picture may have changed; the picture depends on whether it is a direct chat
 */
record Draft(
        Place place,
        View view,
        Optional<Timeline> timeline,
        Map<StateKey, EventId> state,
        Map<UserId, EventId> members,
        boolean renamed) {
    /** The room's surrogate key. */
    long nid() {
        return place.range().room().nid();
    }
}
