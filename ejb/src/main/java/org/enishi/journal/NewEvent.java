package org.enishi.journal;

import jakarta.json.JsonObject;
import org.enishi.event.EventType;
import org.enishi.event.StateKey;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * An event that a local user wants to bring into a room. The journal adds depth, prev and auth events, time, hash and
 * signature, and asks the rules.
 *
 * @param stateKey absent for events that are not state
 */
public record NewEvent(
        RoomId room,
        UserId sender,
        EventType type,
        @Nullable String stateKey,
        JsonObject content) {
    public static NewEvent message(RoomId room, UserId sender, EventType type, JsonObject content) {
        return new NewEvent(room, sender, type, null, content);
    }

    public static NewEvent state(RoomId room, UserId sender, StateKey key, JsonObject content) {
        return new NewEvent(room, sender, key.type(), key.key(), content);
    }
}
