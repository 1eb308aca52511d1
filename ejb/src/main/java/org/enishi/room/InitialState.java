package org.enishi.room;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.enishi.event.EventType;
import org.enishi.event.StateKey;

/**
 * A state event that a new room begins with.
 *
 * @param stateKey by default the empty one
 */
public record InitialState(EventType type, Optional<String> stateKey, JsonObject content) {
    StateKey key() {
        return new StateKey(type, stateKey.orElse(""));
    }
}
