package org.enishi.room.succession;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Map;
import org.enishi.id.RoomId;
import org.enishi.json.Json;

/** The content of {@code m.direct}: for each user the rooms that are direct chats with him. */
final class DirectChats {
    private DirectChats() {}

    /** Wherever the old room stands, the new one stands behind it. */
    static JsonObject withSuccessor(JsonObject direct, RoomId old, RoomId room) {
        JsonObjectBuilder all = Json.object();
        for (Map.Entry<String, JsonValue> entry : direct.entrySet())
            all.add(entry.getKey(), rooms(entry.getValue(), Json.text(old.value()), Json.text(room.value())));
        return all.build();
    }

    private static JsonValue rooms(JsonValue listed, JsonValue old, JsonValue room) {
        boolean concerned = listed instanceof JsonArray rooms && rooms.contains(old) && !rooms.contains(room);
        if (!concerned) return listed;
        var all = Json.array();
        listed.asJsonArray().forEach(all::add);
        return all.add(room).build();
    }
}
