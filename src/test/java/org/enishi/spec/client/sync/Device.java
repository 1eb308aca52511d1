package org.enishi.spec.client.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;

/** A device that follows its user's rooms: remembers its token from one answer to the next. */
final class Device {
    static final String CLIENT = "/_matrix/client/v3";
    private static final AtomicLong TRANSACTIONS = new AtomicLong();

    /** What every answer has, if nothing happened. */
    static final String[] NOTHING = {"next_batch", "device_one_time_keys_count", "device_unused_fallback_key_types"};

    private final Person person;
    private String since = "";

    Device(Person person) {
        this.person = person;
    }

    String user() {
        return person.userId();
    }

    /** @param query further parameters, each as {@code name=value} */
    JsonObject sync(String... query) {
        return take(person.talk().get(path(query)).ok());
    }

    /** Waits on the server for up to so long. */
    CompletableFuture<JsonObject> syncLater(int timeout, String... query) {
        return person.talk()
                .sendLater("GET", path(query) + "&timeout=" + timeout, "")
                .thenApply(reply -> take(reply.ok()));
    }

    Reply refused(String... query) {
        return person.talk().get(path(query));
    }

    /** Without moving on. */
    JsonObject peek(String... query) {
        return person.talk().get(path(query)).ok();
    }

    String since() {
        return since;
    }

    private String path(String... query) {
        var path = new StringBuilder(CLIENT + "/sync?full=");
        if (!since.isEmpty()) path.append("&since=").append(since);
        for (String parameter : query) {
            int equals = parameter.indexOf('=');
            path.append('&').append(parameter, 0, equals + 1);
            path.append(URLEncoder.encode(parameter.substring(equals + 1), UTF_8));
        }
        return path.toString();
    }

    private JsonObject take(JsonObject answer) {
        since = answer.getString("next_batch");
        return answer;
    }

    String createRoom(JsonObjectBuilder options) {
        return person.talk().post(CLIENT + "/createRoom", options.build()).ok().getString("room_id");
    }

    String createPublicRoom() {
        return createRoom(Json.createObjectBuilder().add("preset", "public_chat"));
    }

    String say(String room, String text) {
        JsonObject content = Json.createObjectBuilder()
                .add("msgtype", "m.text")
                .add("body", text)
                .build();
        return put(
                        "/rooms/" + Person.segment(room) + "/send/m.room.message/t" + TRANSACTIONS.incrementAndGet(),
                        content)
                .getString("event_id");
    }

    /** With the empty state key. */
    String state(String room, String type, String key, String value) {
        JsonObject content = Json.createObjectBuilder().add(key, value).build();
        return put("/rooms/" + Person.segment(room) + "/state/" + type + "/", content)
                .getString("event_id");
    }

    void join(String room) {
        post("/join/" + Person.segment(room), JsonValue.EMPTY_JSON_OBJECT);
    }

    void leave(String room) {
        post("/rooms/" + Person.segment(room) + "/leave", JsonValue.EMPTY_JSON_OBJECT);
    }

    void invite(String room, Device other) {
        JsonObject body =
                Json.createObjectBuilder().add("user_id", other.user()).build();
        post("/rooms/" + Person.segment(room) + "/invite", body);
    }

    JsonObject put(String path, JsonObject body) {
        return person.talk().put(CLIENT + path, body).ok();
    }

    JsonObject post(String path, JsonObject body) {
        return person.talk().post(CLIENT + path, body).ok();
    }

    Person person() {
        return person;
    }

    /** A room's entry in a section of an answer; empty if it is not there. */
    static JsonObject room(JsonObject answer, String section, String room) {
        return at(answer, "rooms", section, room);
    }

    static JsonObject joined(JsonObject answer, String room) {
        return room(answer, "join", room);
    }

    /** The events in a part of a room's entry. */
    static List<JsonObject> events(JsonObject entry, String part) {
        JsonArray events = at(entry, part).getJsonArray("events");
        return events == null ? List.of() : events.getValuesAs(JsonObject.class);
    }

    static List<String> ids(JsonObject entry, String part) {
        return events(entry, part).stream()
                .map(event -> event.getString("event_id"))
                .toList();
    }

    static List<String> types(JsonObject entry, String part) {
        return events(entry, part).stream()
                .map(event -> event.getString("type"))
                .toList();
    }

    static JsonObject at(JsonObject object, String... keys) {
        JsonObject found = object;
        for (String key : keys) {
            found = found.containsKey(key) ? found.getJsonObject(key) : JsonValue.EMPTY_JSON_OBJECT;
        }
        return found;
    }
}
