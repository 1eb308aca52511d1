package org.enishi.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.function.Predicate;
import org.enishi.event.RoomVersion;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;

/** Which keys an event must have, of which types and sizes. */
final class EventForm {
    private static final int MAX_ID_BYTES = 255;
    private static final int MAX_PREV_EVENTS = 20;
    private static final int MAX_AUTH_EVENTS = 10;

    private EventForm() {}

    static void check(JsonObject event, RoomVersion version) {
        require(UserId.isWellFormed(id(event, "sender")), "sender is not a user ID");
        require(!id(event, "type").isEmpty(), "type is empty");
        if (event.containsKey("state_key")) id(event, "state_key");
        if (!version.roomIdIsCreateEventHash() || !isCreate(event))
            require(RoomId.isWellFormed(id(event, "room_id")), "room_id is not a room ID");
        if (version.eventIdIsField()) require(namesServer(id(event, "event_id")), "event_id is no ID of a server");
        require(event.get("content") instanceof JsonObject, "content is not an object");
        integer(event, "origin_server_ts");
        require(integer(event, "depth") >= 0, "depth is negative");
        cited(event, "prev_events", MAX_PREV_EVENTS, version);
        cited(event, "auth_events", MAX_AUTH_EVENTS, version);
        require(
                event.get("hashes") instanceof JsonObject hashes && hashes.get("sha256") instanceof JsonString,
                "hashes has no sha256");
        require(
                event.get("signatures") instanceof JsonObject signatures
                        && signatures.values().stream().allMatch(EventForm::isSignatures),
                "signatures are not signatures");
    }

    /** The first event of a room has this type and an empty state key. */
    static boolean isCreate(JsonObject event) {
        return event.get("type") instanceof JsonString type && type.getString().equals("m.room.create");
    }

    private static String id(JsonObject event, String key) {
        if (!(event.get(key) instanceof JsonString value)) throw InvalidEvent.form(key + " is not a string");
        String text = value.getString();
        if (text.length() > MAX_ID_BYTES || text.getBytes(UTF_8).length > MAX_ID_BYTES)
            throw InvalidEvent.tooLarge(key + " is longer than 255 bytes");
        require(text.indexOf('\0') < 0, key + " holds NUL");
        return text;
    }

    private static long integer(JsonObject event, String key) {
        if (!(event.get(key) instanceof JsonNumber number && CanonicalJson.isPlain(number)))
            throw InvalidEvent.form(key + " is not an integer");
        require(number.bigIntegerValue().bitLength() < Long.SIZE, key + " is too great");
        return number.longValue();
    }

    private static boolean namesServer(String id) {
        return EventId.isWellFormed(id) && new EventId(id).server().isPresent();
    }

    private static void cited(JsonObject event, String key, int max, RoomVersion version) {
        Predicate<JsonValue> wellFormed = version.eventIdIsField() ? EventForm::isPair : EventForm::isEventId;
        boolean valid = event.get(key) instanceof JsonArray ids
                && ids.size() <= max
                && ids.stream().allMatch(wellFormed);
        require(valid, key + " is not a list of at most " + max + " events");
    }

    /** Of event ID and hashes; the hashes are not looked at, as nobody ever did. */
    private static boolean isPair(JsonValue value) {
        return value instanceof JsonArray pair
                && pair.size() == 2
                && isEventId(pair.get(0))
                && pair.get(1) instanceof JsonObject;
    }

    private static boolean isEventId(JsonValue value) {
        return value instanceof JsonString text && EventId.isWellFormed(text.getString());
    }

    private static boolean isSignatures(JsonValue value) {
        return value instanceof JsonObject ofOneServer
                && ofOneServer.values().stream().allMatch(JsonString.class::isInstance);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) throw InvalidEvent.form(otherwise);
    }
}
