package org.enishi.company;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.jspecify.annotations.Nullable;

/** One of two companies: its server, the administrator who keeps its list, and somebody who works there. */
record Company(EnishiServer server, Person administrator, Person employee) {
    private static final AtomicLong COUNT = new AtomicLong();
    private static final String LIST = "/_enishi/admin/v1/federation/allowed/";
    private static final JsonObject TYPING = Json.createObjectBuilder()
            .add("typing", true)
            .add("timeout", 120_000)
            .build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static Company at(EnishiServer server) {
        return new Company(server, server.administrator("admin"), server.person("employee"));
    }

    String name() {
        return server.name();
    }

    void lists(Company other, boolean listed) {
        String path = LIST + other.name();
        if (listed) administrator.talk().put(path, object("reason", "partners")).ok();
        else assertThat(administrator.talk().delete(path).status()).isIn(200, 404);
    }

    /** A room of the employee, with an alias. */
    Room makes(String preset, String joinRule) {
        String alias = "room-" + COUNT.incrementAndGet();
        JsonObject rule = Json.createObjectBuilder()
                .add("type", "m.room.join_rules")
                .add("state_key", "")
                .add("content", object("join_rule", joinRule))
                .build();
        JsonObject made = employee.talk()
                .post(
                        "/_matrix/client/v3/createRoom",
                        Json.createObjectBuilder()
                                .add("preset", preset)
                                .add("room_alias_name", alias)
                                .add("initial_state", Json.createArrayBuilder().add(rule))
                                .build())
                .ok();
        return new Room(made.getString("room_id"), "#" + alias + ":" + name(), this);
    }

    Reply joins(Room room) {
        return employee.talk().post("/_matrix/client/v3/join/" + Person.segment(room.alias()), "{}");
    }

    Reply joinsById(Room room) {
        return employee.talk().post("/_matrix/client/v3/join/" + Person.segment(room.id()), "{}");
    }

    Reply knocks(Room room) {
        return employee.talk().post("/_matrix/client/v3/knock/" + Person.segment(room.alias()), "{}");
    }

    Reply invites(Company other, Room room) {
        return in(room, "POST", "/invite", object("user_id", other.employee.userId()));
    }

    Reply leaves(Room room) {
        return in(room, "POST", "/leave", JsonValue.EMPTY_JSON_OBJECT);
    }

    Reply says(Room room, String text) {
        JsonObject message = Json.createObjectBuilder()
                .add("msgtype", "m.text")
                .add("body", text)
                .build();
        return in(room, "PUT", "/send/m.room.message/t" + COUNT.incrementAndGet(), message);
    }

    /** The employee types in the room, and has read the event. */
    void murmursIn(Room room, String event) {
        in(room, "PUT", "/typing/" + Person.segment(employee.userId()), TYPING).ok();
        in(room, "POST", "/receipt/m.read/" + Person.segment(event), JsonValue.EMPTY_JSON_OBJECT)
                .ok();
    }

    /** Who types in the room and has read what, as the employee is told. */
    String hearsIn(Room room) {
        JsonObject joined = employee.talk()
                .get("/_matrix/client/v3/sync?timeout=0")
                .ok()
                .getJsonObject("rooms")
                .getJsonObject("join");
        return joined.getJsonObject(room.id())
                .getOrDefault("ephemeral", JsonValue.EMPTY_JSON_OBJECT)
                .toString();
    }

    /** What the employee reads in the room now, newest first. */
    List<String> reads(Room room) {
        Reply page = in(room, "GET", "/messages?dir=b&limit=50", null);
        if (page.status() != 200) return List.of(page.toString());
        return page.json().getJsonArray("chunk").getValuesAs(JsonObject.class).stream()
                .map(event -> event.getJsonObject("content"))
                .filter(content -> content.containsKey("body"))
                .map(content -> content.getString("body"))
                .toList();
    }

    void comesToRead(Room room, String text) {
        Awaitility.await(text + " at " + name())
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reads(room)).contains(text));
    }

    void isInvitedTo(Room room) {
        Awaitility.await("invitation")
                .atMost(PATIENCE)
                .until(() -> employee.talk()
                        .get("/_matrix/client/v3/sync?timeout=0")
                        .ok()
                        .getJsonObject("rooms")
                        .getJsonObject("invite")
                        .containsKey(room.id()));
    }

    private Reply in(Room room, String method, String rest, @Nullable JsonValue body) {
        String path = "/_matrix/client/v3/rooms/" + Person.segment(room.id()) + rest;
        return employee.talk().send(method, path, body == null ? "" : body.toString());
    }

    private static JsonObject object(String key, String value) {
        return Json.createObjectBuilder().add(key, value).build();
    }

    /** @param host whose server it was made at */
    record Room(String id, String alias, Company host) {}
}
