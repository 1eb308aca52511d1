package org.enishi.space;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.json.Json;

/**
 * A room and those below it as another server tells them, made safe to pass on: keys and types that the specification
 * names.
 *
 * @param children those of which the server told; what is below them it does not tell
 * @param inaccessible no server would tell of these
 */
record RemoteSpace(Summary room, Map<RoomId, Summary> children, Set<RoomId> inaccessible) {
    private static final int MOST_CHILDREN = 500;
    private static final List<String> TEXTS = List.of(
            "canonical_alias", "name", "topic", "avatar_url", "join_rule", "room_type", "encryption", "room_version");

    /** Empty if it tells of another room than was asked for. */
    static Optional<RemoteSpace> of(RoomId asked, JsonObject answer) {
        if (!(answer.get("room") instanceof JsonObject told)) return Optional.empty();
        Optional<Summary> room = summary(told).filter(summary -> summary.room().equals(asked));
        Map<RoomId, Summary> children = new HashMap<>();
        objects(answer, "children")
                .flatMap(child -> summary(child).stream())
                .forEach(child -> children.put(child.room(), child));
        Set<RoomId> inaccessible = new HashSet<>();
        list(answer, "inaccessible_children")
                .filter(JsonString.class::isInstance)
                .map(text -> ((JsonString) text).getString())
                .filter(RoomId::isWellFormed)
                .forEach(id -> inaccessible.add(new RoomId(id)));
        return room.map(summary -> new RemoteSpace(summary, children, inaccessible));
    }

    private static Optional<Summary> summary(JsonObject told) {
        if (!(told.get("room_id") instanceof JsonString id) || !RoomId.isWellFormed(id.getString()))
            return Optional.empty();
        List<Child> children = objects(told, "children_state")
                .flatMap(child -> stripped(child).stream())
                .flatMap(child -> Child.of(child).stream())
                .sorted(Child.ORDER)
                .toList();
        return Optional.of(new Summary(new RoomId(id.getString()), clean(told, id.getString()), children, true));
    }

    private static JsonObject clean(JsonObject told, String id) {
        long joined = told.get("num_joined_members") instanceof JsonNumber number ? number.longValue() : 0;
        JsonObjectBuilder clean = Json.object()
                .add("room_id", id)
                .add("num_joined_members", Math.max(0, joined))
                .add("world_readable", JsonValue.TRUE.equals(told.get("world_readable")))
                .add("guest_can_join", JsonValue.TRUE.equals(told.get("guest_can_join")));
        for (String key : TEXTS) if (told.get(key) instanceof JsonString text) clean.add(key, text);
        List<String> allowed = list(told, "allowed_room_ids")
                .filter(JsonString.class::isInstance)
                .map(text -> ((JsonString) text).getString())
                .filter(RoomId::isWellFormed)
                .toList();
        if (!allowed.isEmpty()) clean.add("allowed_room_ids", Json.array(allowed));
        return clean.build();
    }

    private static Optional<JsonObject> stripped(JsonObject child) {
        boolean isShaped = child.get("sender") instanceof JsonString sender
                && UserId.isWellFormed(sender.getString())
                && child.get("type") instanceof JsonString type
                && type.getString().equals("m.space.child");
        if (!isShaped) return Optional.empty();
        JsonObjectBuilder kept = Json.object();
        for (String key : List.of("type", "state_key", "sender", "content", "origin_server_ts"))
            if (child.get(key) != null) kept.add(key, child.get(key));
        return Optional.of(kept.build());
    }

    private static Stream<JsonObject> objects(JsonObject answer, String key) {
        return list(answer, key).filter(JsonObject.class::isInstance).map(JsonValue::asJsonObject);
    }

    private static Stream<JsonValue> list(JsonObject answer, String key) {
        return answer.get(key) instanceof JsonArray array ? array.stream().limit(MOST_CHILDREN) : Stream.empty();
    }
}
