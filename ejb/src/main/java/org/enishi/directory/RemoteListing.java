package org.enishi.directory;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import org.enishi.json.Json;

/** One room as another server's directory tells it, made safe to pass on: keys and types that the specification names. */
final class RemoteListing {
    private static final List<String> TEXTS =
            List.of("room_id", "canonical_alias", "name", "topic", "avatar_url", "join_rule", "room_type");

    private RemoteListing() {}

    static JsonObject clean(JsonObject room) {
        JsonObjectBuilder clean = Json.object();
        copy(room, clean, JsonValue.ValueType.STRING, TEXTS);
        long joined = room.get("num_joined_members") instanceof JsonNumber number ? number.longValue() : 0;
        return clean.add("num_joined_members", Math.max(0, joined))
                .add("world_readable", JsonValue.TRUE.equals(room.get("world_readable")))
                .add("guest_can_join", JsonValue.TRUE.equals(room.get("guest_can_join")))
                .build();
    }

    static void copy(JsonObject from, JsonObjectBuilder to, JsonValue.ValueType type, List<String> keys) {
        for (String key : keys) {
            JsonValue value = from.getOrDefault(key, JsonValue.NULL);
            if (value.getValueType() == type) to.add(key, value);
        }
    }
}
