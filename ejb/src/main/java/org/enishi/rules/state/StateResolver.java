package org.enishi.rules.state;

import java.util.List;
import java.util.Map;
import org.enishi.event.RoomState;
import org.enishi.event.RoomVersion;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.rules.auth.Authoriser;

/**
 * Resolves several states of a room into one.
 *
 * @see <a href="https://spec.matrix.org/v1.19/rooms/v12/#state-resolution">Matrix v1.19, room version 12, "State
 *     resolution"</a>
 */
public final class StateResolver {
    public StateResolver(Authoriser authoriser) {}

    /**
     * Resolves the conflicted part. A key that only some of the states have is conflicted.
     *
     * @param unconflicted the part on which all states agree
     * @param conflicted for each state its other entries
     * @return what holds at the conflicted keys; a key that is missing holds nothing. Nothing of the unconflicted state
     *     is in it
     */
    public Map<StateKey, EventId> resolve(
            RoomVersion version, RoomState unconflicted, List<Map<StateKey, EventId>> conflicted, EventGraph graph) {
        throw new IllegalStateException("under construction");
    }
}
