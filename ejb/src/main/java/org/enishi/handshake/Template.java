package org.enishi.handshake;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.enishi.event.Event;
import org.enishi.event.Membership;
import org.enishi.event.RoomVersion;
import org.enishi.id.UserId;
import org.enishi.json.Json;

/**
 * Where in a room's graph another server wants our event to stand. Nothing else is taken from what it sent: the event is
 * built here.
 *
 * @param vouchedBy who lets the user into a restricted room
 */
record Template(
        RoomVersion version, JsonArray prevEvents, JsonArray authEvents, long depth, Optional<UserId> vouchedBy) {
    static final String VOUCHED_BY = "join_authorised_via_users_server";

    /**
     * @param event the unsigned event of the answer
     * @throws IllegalArgumentException if it is not what was asked for
     */
    static Template of(RoomVersion version, JsonObject event, Wish wish) {
        boolean vouched = version.allowsRestrictedJoins() && wish.membership() == Membership.JOIN;
        JsonObject content = event.get("content") instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
        require("type", event, "m.room.member");
        require("room_id", event, wish.room().value());
        require("sender", event, wish.user().value());
        require("state_key", event, wish.user().value());
        require("membership", content, wish.membership().value());
        return new Template(
                version,
                array(event, "prev_events"),
                array(event, "auth_events"),
                Event.integer(event, "depth").orElseThrow(() -> new IllegalArgumentException("depth")),
                vouched ? user(content) : Optional.empty());
    }

    /** All of the event but hash and signature. */
    JsonObject fill(Wish wish, long now) {
        var content = Json.object(wish.content());
        vouchedBy.ifPresent(user -> content.add(VOUCHED_BY, user.value()));
        return Json.object()
                .add("type", "m.room.member")
                .add("room_id", wish.room().value())
                .add("sender", wish.user().value())
                .add("state_key", wish.user().value())
                .add("content", content)
                .add("origin_server_ts", now)
                .add("depth", depth)
                .add("prev_events", copy(prevEvents))
                .add("auth_events", copy(authEvents))
                .build();
    }

    private static JsonArrayBuilder copy(JsonArray ids) {
        JsonArrayBuilder copy = Json.array();
        ids.forEach(copy::add);
        return copy;
    }

    private static void require(String key, JsonObject object, String expected) {
        boolean fits =
                object.get(key) instanceof JsonString text && text.getString().equals(expected);
        if (!fits) throw new IllegalArgumentException(key);
    }

    private static JsonArray array(JsonObject event, String key) {
        if (event.get(key) instanceof JsonArray array) return array;
        throw new IllegalArgumentException(key);
    }

    private static Optional<UserId> user(JsonObject content) {
        return content.get(VOUCHED_BY) instanceof JsonString text && UserId.isWellFormed(text.getString())
                ? Optional.of(new UserId(text.getString()))
                : Optional.empty();
    }
}
