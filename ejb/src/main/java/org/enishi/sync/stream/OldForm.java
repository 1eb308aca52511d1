package org.enishi.sync.stream;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Stream;
import org.enishi.id.UserId;
import org.enishi.json.Json;

/** Turns answers of {@code /sync} into the old shapes, in which each event names its room. */
final class OldForm {
    private OldForm() {}

    static byte[] events(String start, JsonObject sync) {
        JsonArrayBuilder chunk = Json.array();
        for (String section : List.of("join", "leave"))
            at(sync, "rooms", section)
                    .forEach((room, entry) ->
                            events(entry.asJsonObject(), "timeline", room).forEach(chunk::add));
        return Json.bytes(Json.object()
                .add("start", start)
                .add("end", sync.getString("next_batch"))
                .add("chunk", chunk)
                .build());
    }

    static byte[] initial(JsonObject sync, UserId user) {
        String end = sync.getString("next_batch");
        JsonArrayBuilder rooms = Json.array();
        at(sync, "rooms", "join")
                .forEach((room, entry) ->
                        rooms.add(room(room, entry.asJsonObject(), end).add("membership", "join")));
        at(sync, "rooms", "invite")
                .forEach((room, entry) ->
                        rooms.add(Json.object().add("room_id", room).add("membership", "invite")));
        at(sync, "rooms", "leave")
                .forEach((room, entry) -> rooms.add(
                        room(room, entry.asJsonObject(), end).add("membership", farewell(entry.asJsonObject(), user))));
        return Json.bytes(Json.object()
                .add("end", end)
                .add("rooms", rooms)
                .add("presence", list(sync, "presence"))
                .add("account_data", list(sync, "account_data"))
                .build());
    }

    private static JsonObjectBuilder room(String id, JsonObject entry, String end) {
        JsonArrayBuilder chunk = Json.array();
        events(entry, "timeline", id).forEach(chunk::add);
        JsonArrayBuilder state = Json.array();
        events(entry, "state_after", id).forEach(state::add);
        JsonObjectBuilder messages = Json.object().add("chunk", chunk).add("end", end);
        JsonValue start = at(entry, "timeline").get("prev_batch");
        if (start != null) messages.add("start", start);
        return Json.object()
                .add("room_id", id)
                .add("messages", messages)
                .add("state", state)
                .add("account_data", list(entry, "account_data"));
    }

    /** {@code leave} or {@code ban}. */
    private static String farewell(JsonObject entry, UserId user) {
        boolean banned = Stream.of("state_after", "timeline")
                .flatMap(part -> list(entry, part).getValuesAs(JsonObject.class).stream())
                .filter(event -> event.getString("type").equals("m.room.member"))
                .filter(event -> event.getString("state_key", "").equals(user.value()))
                .anyMatch(event -> event.getJsonObject("content")
                        .getString("membership", "")
                        .equals("ban"));
        return banned ? "ban" : "leave";
    }

    private static Stream<JsonObject> events(JsonObject entry, String part, String room) {
        return list(entry, part).getValuesAs(JsonObject.class).stream()
                .map(event -> Json.object(event).add("room_id", room).build());
    }

    private static JsonArray list(JsonObject from, String part) {
        JsonArray events = at(from, part).getJsonArray("events");
        return events == null ? JsonValue.EMPTY_JSON_ARRAY : events;
    }

    private static JsonObject at(JsonObject object, String... keys) {
        JsonObject found = object;
        for (String key : keys)
            found = found.get(key) instanceof JsonObject inner ? inner : JsonValue.EMPTY_JSON_OBJECT;
        return found;
    }
}
