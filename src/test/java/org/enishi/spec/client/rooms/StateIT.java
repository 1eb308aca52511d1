package org.enishi.spec.client.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.fixture.Person.segment;

import jakarta.json.JsonObject;
import java.util.List;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.HttpTalk;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Matrix v1.19, Client-Server API, "Getting events for a room" and "Room upgrades". */
class StateIT {
    private Person alice;
    private Person bob;
    private ChatRoom room;

    @BeforeEach
    void people() {
        alice = Servers.one().person("alice");
        bob = Servers.one().person("bob");
        room = ChatRoom.openedBy(alice);
        room.join(bob).ok();
    }

    @Test
    @DisplayName("When an empty string, the trailing slash on this endpoint is optional")
    void emptyKey() {
        String first = room.set(alice, "m.room.name", "{\"name\":\"A\"}").ok().getString("event_id");
        String again = room.set(alice, "m.room.name/", "{\"name\":\"A\"}").ok().getString("event_id");
        assertThat(again).as("the same content makes no new event").isEqualTo(first);
        assertThat(room.state(bob, "m.room.name/").ok())
                .isEqualTo(room.state(bob, "m.room.name").ok());
    }

    @ParameterizedTest
    @ValueSource(strings = {"with/slash", "with#hash", "äöü 日本", "%41", "a:b!c$d"})
    @DisplayName("A state key may hold any character; format=event returns the entire event")
    void strangeKeys(String key) {
        String place = "org.example.thing/" + segment(key);
        room.set(alice, place, "{\"v\":1}").ok();
        assertThat(room.state(bob, place).ok().getInt("v")).isEqualTo(1);
        // The definition allows one of two schemas, and every event fits both: no right answer passes the contract
        // check.
        HttpTalk talk = bob.talk().offTheRecord();
        JsonObject event =
                talk.get(room.path("state/" + place + "?format=event")).ok();
        assertThat(event.getString("state_key")).isEqualTo(key);
        assertThat(event.getString("sender")).isEqualTo(alice.userId());
    }

    @Test
    @DisplayName(
            "403: you aren't a member of the room and weren't previously; 404: no state with the given type or key")
    void refusals() {
        Person carol = Servers.one().person("carol");
        assertThat(room.state(carol, "m.room.name").status()).isEqualTo(403);
        assertThat(carol.talk().get(room.path("state")).status()).isEqualTo(403);
        assertThat(room.state(bob, "org.example.nothing").status()).isEqualTo(404);
        assertThat(room.set(bob, "m.room.name", "{\"name\":\"B\"}").errcode()).isEqualTo("M_FORBIDDEN");
    }

    @Test
    @DisplayName("If the user has left the room then the state is taken from the state of the room when they left")
    void stateOfTheLeave() {
        room.set(alice, "m.room.name", "{\"name\":\"before\"}").ok();
        room.leave(bob).ok();
        room.set(alice, "m.room.name", "{\"name\":\"after\"}").ok();
        assertThat(room.state(bob, "m.room.name").ok().getString("name")).isEqualTo("before");
        assertThat(bob.talk().get(room.path("state")).text()).contains("before").doesNotContain("after");
        assertThat(bob.talk().get(room.path("joined_members")).status()).isEqualTo(403);
    }

    @Test
    @DisplayName("Whoever has left sets no state, not even what he had set before")
    void stateAgain() {
        var open = ChatRoom.madeBy(
                alice, "{\"preset\":\"public_chat\",\"power_level_content_override\":{\"state_default\":0}}");
        open.join(bob).ok();
        open.set(bob, "org.example.thing/", "{\"v\":1}").ok();
        open.leave(bob).ok();
        assertThat(open.set(bob, "org.example.thing/", "{\"v\":1}").errcode()).isEqualTo("M_FORBIDDEN");
    }

    @Test
    @DisplayName("members: membership, not_membership, at")
    void members() {
        Person carol = Servers.one().person("carol");
        room.invite(alice, carol).ok();
        assertThat(members("?membership=invite")).containsExactly(carol.userId());
        assertThat(members("?not_membership=invite")).containsExactlyInAnyOrder(alice.userId(), bob.userId());
        assertThat(members("?membership=join&not_membership=join")).hasSize(3);
        assertThat(alice.talk().get(room.path("members?membership=guest")).errcode())
                .isEqualTo("M_INVALID_PARAM");
        String before = room.messages(alice, "dir=b&limit=2").getString("end");
        assertThat(members("?at=" + before)).containsExactly(alice.userId());
    }

    private List<String> members(String query) {
        return alice
                .talk()
                .get(room.path("members" + query))
                .ok()
                .getJsonArray("chunk")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(member -> member.getString("state_key"))
                .toList();
    }

    @Test
    @DisplayName("joined_members: a map of MXID to room member objects")
    void joinedMembers() {
        bob.talk()
                .put(
                        "/_matrix/client/v3/profile/" + segment(bob.userId()) + "/displayname",
                        "{\"displayname\":\"Bob\"}")
                .ok();
        var other = ChatRoom.openedBy(alice);
        other.join(bob).ok();
        JsonObject joined = alice.talk().get(other.path("joined_members")).ok().getJsonObject("joined");
        assertThat(joined.keySet()).containsExactlyInAnyOrder(alice.userId(), bob.userId());
        assertThat(joined.getJsonObject(bob.userId()).getString("display_name")).isEqualTo("Bob");
        assertThat(bob.talk().get("/_matrix/client/v3/joined_rooms").ok().getJsonArray("joined_rooms"))
                .map(Object::toString)
                .containsExactlyInAnyOrder("\"" + room.id() + "\"", "\"" + other.id() + "\"");
    }

    @Test
    @DisplayName("M_BAD_ALIAS: one or more aliases do not point to the room ID")
    void canonicalAlias() {
        Reply bad = room.set(alice, "m.room.canonical_alias", "{\"alias\":\"#nowhere:" + name() + "\"}");
        assertThat(List.of(bad.status(), bad.errcode())).containsExactly(400, "M_BAD_ALIAS");
        Reply malformed = room.set(alice, "m.room.canonical_alias", "{\"alt_aliases\":[\"nowhere\"]}");
        assertThat(List.of(malformed.status(), malformed.errcode())).containsExactly(400, "M_INVALID_PARAM");
    }

    private static String name() {
        return Servers.one().name();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "3", "6", "9", "10", "11", "12"})
    @DisplayName("An upgrade replicates state, moves local aliases, and leaves a tombstone")
    void upgrade(String version) {
        String localpart = "upgraded-" + System.nanoTime();
        var old = ChatRoom.madeBy(
                alice,
                "{\"preset\":\"public_chat\",\"name\":\"N\",\"visibility\":\"public\",\"room_alias_name\":\""
                        + localpart + "\"}");
        String path = old.path("upgrade");
        old.join(bob).ok();
        assertThat(bob.talk()
                        .post(path, "{\"new_version\":\"" + version + "\"}")
                        .status())
                .isEqualTo(403);
        var successor = new ChatRoom(alice.talk()
                .post(path, "{\"new_version\":\"" + version + "\"}")
                .ok()
                .getString("replacement_room"));
        assertThat(successor.state(alice, "m.room.name").ok().getString("name")).isEqualTo("N");
        assertThat(successor
                        .state(alice, "m.room.create")
                        .ok()
                        .getJsonObject("predecessor")
                        .getString("room_id"))
                .isEqualTo(old.id());
        assertThat(old.state(bob, "m.room.tombstone").ok().getString("replacement_room"))
                .isEqualTo(successor.id());
        String alias = segment("#" + localpart + ":" + name());
        assertThat(alice.talk()
                        .get("/_matrix/client/v3/directory/room/" + alias)
                        .ok()
                        .getString("room_id"))
                .isEqualTo(successor.id());
        assertThat(old.send(bob, "still here?").status()).isEqualTo(403);
        assertThat(alice.talk().post(path, "{\"new_version\":\"none\"}").errcode())
                .isEqualTo("M_UNSUPPORTED_ROOM_VERSION");
    }
}
