package org.enishi.spec.client.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.fixture.Person.segment;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.enishi.event.RoomVersion;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Matrix v1.19, "Room Versions": what clients see of each of them. */
class RoomVersionsIT {
    private Person alice;
    private Person bob;

    @BeforeEach
    void people() {
        alice = Servers.one().person("alice");
        bob = Servers.one().person("bob");
    }

    private ChatRoom room(String version) {
        return ChatRoom.madeBy(alice, "{\"preset\":\"public_chat\",\"room_version\":\"" + version + "\"}");
    }

    private static Reply event(Person who, ChatRoom room, String id) {
        return who.talk().get(room.path("event/" + segment(id)));
    }

    private static void redact(Person who, ChatRoom room, String id) {
        who.talk()
                .put(room.path("redact/" + segment(id) + "/" + segment("r" + id)), "{}")
                .ok();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A room of each version is made, talked in, redacted in, and its banned stay out")
    void lives(RoomVersion version) {
        ChatRoom room = room(version.id());
        JsonObject create = room.state(alice, "m.room.create").ok();
        assertThat(create.getString("room_version")).isEqualTo(version.id());
        assertThat(create.containsKey("creator")).isEqualTo(!version.creatorIsSender());
        room.join(bob).ok();
        String said = room.say(bob, "said");
        redact(alice, room, room.say(bob, "secret"));
        room.about(alice, "ban", bob).ok();
        assertThat(room.send(bob, "still here?").status()).isEqualTo(403);
        assertThat(room.join(bob).status()).isEqualTo(403);
        room.about(alice, "unban", bob).ok();
        room.join(bob).ok();

        assertThat(room.texts(alice)).containsExactly("said", "");
        assertThat(room.texts(bob)).containsExactly("said", "");
        assertThat(event(bob, room, said).ok().getString("event_id")).isEqualTo(said);
        assertThat(alice.talk().get(room.path("state")).text())
                .contains("m.room.power_levels", "m.room.join_rules", "m.room.history_visibility", bob.userId());
    }

    @ParameterizedTest
    @CsvSource({
        "1, '\\$[A-Za-z0-9_-]{43}:.*'",
        "2, '\\$[A-Za-z0-9_-]{43}:.*'",
        "3, '\\$[A-Za-z0-9+/]{43}'",
        "4, '\\$[A-Za-z0-9_-]{43}'",
        "9, '\\$[A-Za-z0-9_-]{43}'",
        "12, '\\$[A-Za-z0-9_-]{43}'"
    })
    @DisplayName("Clients should treat event IDs as opaque")
    void eventIds(String version, String format) {
        ChatRoom room = room(version);
        String said = room.say(alice, "said");
        assertThat(said).matches(format);
        assertThat(room.messages(alice, "dir=b&limit=1")
                        .getJsonArray("chunk")
                        .getJsonObject(0)
                        .getString("event_id"))
                .isEqualTo(said);
        assertThat(alice.talk().get("/_matrix/client/v3/sync?timeout=0").text()).contains(said);
    }

    @Test
    @DisplayName("Event IDs of version 3 may contain slashes")
    void slashes() {
        ChatRoom room = room("3");
        String said = IntStream.range(0, 60)
                .mapToObj(i -> room.say(alice, "try " + i))
                .filter(id -> id.contains("/") && id.contains("+"))
                .findFirst()
                .orElseThrow();
        assertThat(event(alice, room, said).ok().getString("event_id")).isEqualTo(said);
        assertThat(alice.talk()
                        .get(room.path("context/" + segment(said)))
                        .ok()
                        .getJsonObject("event")
                        .getString("event_id"))
                .isEqualTo(said);
        redact(alice, room, said);
        assertThat(event(alice, room, said).ok().getJsonObject("content")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("Users will not be able to knock on rooms which are not based off v7")
    void knocking(RoomVersion version) {
        ChatRoom room = room(version.id());
        room.set(alice, "m.room.join_rules", "{\"join_rule\":\"knock\"}").ok();
        Reply knock = bob.talk().post("/_matrix/client/v3/knock/" + segment(room.id()), "{}");
        if (version.allowsKnocking()) assertThat(knock.status()).isEqualTo(200);
        else assertThat(List.of(knock.status(), knock.errcode())).containsExactly(403, "M_FORBIDDEN");
    }

    @ParameterizedTest
    @CsvSource({"restricted, 7, 403", "restricted, 8, 200", "knock_restricted, 9, 403", "knock_restricted, 10, 200"})
    @DisplayName("A join rule lets in from the version that brought it")
    void restricted(String rule, String version, int status) {
        ChatRoom club = room("11");
        club.join(bob).ok();
        ChatRoom room = room(version);
        String allow = "[{\"type\":\"m.room_membership\",\"room_id\":\"" + club.id() + "\"}]";
        room.set(alice, "m.room.join_rules", "{\"join_rule\":\"" + rule + "\",\"allow\":" + allow + "}")
                .ok();
        assertThat(room.join(bob).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "5", "6", "12"})
    @DisplayName("A homeserver should take reasonable precautions to prevent users from sending malformed events")
    void malformed(String version) {
        ChatRoom room = room(version);
        Reply number = alice.talk().put(room.path("send/org.example.number/t"), "{\"n\":1.5}");
        assertThat(List.of(number.status(), number.errcode())).containsExactly(400, "M_BAD_JSON");
        JsonObject levels = room.state(alice, "m.room.power_levels").ok();
        Reply text = room.set(alice, "m.room.power_levels", levels.toString().replace("\"ban\":50", "\"ban\":\"50\""));
        assertThat(text.status()).isIn(400, 403);
    }

    @ParameterizedTest
    @CsvSource({"1,12", "5,6", "9,10", "12,3", "12,1"})
    @DisplayName("A room can be upgraded from any version to any other")
    void upgrade(String from, String to) {
        ChatRoom old = room(from);
        old.join(bob).ok();
        JsonObject levels = old.state(alice, "m.room.power_levels").ok();
        String withBob = levels.toString().replace("\"users\":{", "\"users\":{\"" + bob.userId() + "\":60,");
        old.set(alice, "m.room.power_levels", withBob.replace("60,}", "60}")).ok();
        var successor = new ChatRoom(alice.talk()
                .post(old.path("upgrade"), "{\"new_version\":\"" + to + "\"}")
                .ok()
                .getString("replacement_room"));
        assertThat(successor.state(alice, "m.room.create").ok().getString("room_version"))
                .isEqualTo(to);
        assertThat(successor
                        .state(alice, "m.room.power_levels")
                        .ok()
                        .getJsonObject("users")
                        .getInt(bob.userId()))
                .isEqualTo(60);
        successor.join(bob).ok();
        successor.say(bob, "moved in");
        assertThat(successor.texts(alice)).containsExactly("moved in");
    }
}
