package org.enishi.spec.client.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.fixture.Person.segment;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Matrix v1.19, Client-Server API, "Room aliases" and "Published room directory". */
class DirectoryIT {
    private static final String DIRECTORY = "/_matrix/client/v3/directory/room/";
    private static final String ROOMS = "/_matrix/client/v3/publicRooms";

    private Person alice;
    private Person bob;
    private String word;

    @BeforeEach
    void people() {
        alice = Servers.one().person("alice");
        bob = Servers.one().person("bob");
        word = "word" + System.nanoTime();
    }

    private String alias(String localpart) {
        return "#" + localpart + ":" + Servers.one().name();
    }

    private static List<Object> outcome(Reply reply) {
        return List.of(reply.status(), reply.errcode());
    }

    private Reply name(Person who, ChatRoom room, String alias) {
        return who.talk().put(DIRECTORY + segment(alias), "{\"room_id\":\"" + room.id() + "\"}");
    }

    @Test
    @DisplayName("A room alias is created, resolved without a token, joined by, and deleted")
    void aliases() {
        var room = ChatRoom.openedBy(alice);
        String alias = alias(word + "/#ü");
        name(alice, room, alias).ok();
        JsonObject resolved =
                Servers.one().talk().get(DIRECTORY + segment(alias)).ok();
        assertThat(resolved.getString("room_id")).isEqualTo(room.id());
        assertThat(resolved.getJsonArray("servers").getString(0))
                .isEqualTo(Servers.one().name());
        bob.talk().post("/_matrix/client/v3/join/" + segment(alias), "{}").ok();
        assertThat(bob.talk()
                        .get(room.path("aliases"))
                        .ok()
                        .getJsonArray("aliases")
                        .getString(0))
                .isEqualTo(alias);
        assertThat(outcome(bob.talk().delete(DIRECTORY + segment(alias)))).containsExactly(403, "M_FORBIDDEN");
        alice.talk().delete(DIRECTORY + segment(alias)).ok();
        assertThat(outcome(bob.talk().get(DIRECTORY + segment(alias)))).containsExactly(404, "M_NOT_FOUND");
    }

    @Test
    @DisplayName(
            "A room alias with that name already exists: 409; not a member: 403; no alias: 400; another server's: 400")
    void aliasRefusals() {
        var room = ChatRoom.openedBy(alice);
        name(alice, room, alias(word)).ok();
        assertThat(outcome(name(alice, room, alias(word)))).containsExactly(409, "M_UNKNOWN");
        assertThat(outcome(name(bob, room, alias(word + "2")))).containsExactly(403, "M_FORBIDDEN");
        assertThat(outcome(name(alice, room, word))).containsExactly(400, "M_INVALID_PARAM");
        assertThat(outcome(name(alice, room, "#a:elsewhere.example"))).containsExactly(400, "M_INVALID_PARAM");
        assertThat(bob.talk().get(room.path("aliases")).status()).isEqualTo(403);
    }

    @Test
    @DisplayName("Deleting an alias takes it out of m.room.canonical_alias")
    void canonicalAliasFollows() {
        var room = ChatRoom.madeBy(alice, "{\"room_alias_name\":\"" + word + "\"}");
        alice.talk().delete(DIRECTORY + segment(alias(word))).ok();
        assertThat(room.state(alice, "m.room.canonical_alias").ok()).doesNotContainKey("alias");
    }

    private JsonObject search(String rest) {
        return bob.talk()
                .post(
                        ROOMS,
                        "{\"filter\":{\"generic_search_term\":\"" + word.toUpperCase(java.util.Locale.ROOT) + "\""
                                + rest)
                .ok();
    }

    private static List<String> names(JsonObject page) {
        return page.getJsonArray("chunk").getValuesAs(JsonObject.class).stream()
                .map(room -> room.getString("name"))
                .toList();
    }

    private ChatRoom published(String name, String creation) {
        return ChatRoom.madeBy(
                alice,
                "{\"preset\":\"public_chat\",\"visibility\":\"public\",\"name\":\"" + word + name
                        + "\",\"creation_content\":" + creation + "}");
    }

    @Test
    @DisplayName("The directory tells of published rooms what the specification names, and follows their state")
    void listing() {
        var room = published("", "{}");
        JsonObject told = search("}}").getJsonArray("chunk").getJsonObject(0);
        assertThat(told.getString("room_id")).isEqualTo(room.id());
        assertThat(told.getInt("num_joined_members")).isEqualTo(1);
        assertThat(told.getString("join_rule")).isEqualTo("public");
        assertThat(told.getBoolean("world_readable")).isFalse();
        assertThat(told.getBoolean("guest_can_join")).isFalse();
        room.join(bob).ok();
        room.set(alice, "m.room.topic", "{\"topic\":\"about\"}").ok();
        told = search("}}").getJsonArray("chunk").getJsonObject(0);
        assertThat(told.getInt("num_joined_members")).isEqualTo(2);
        assertThat(told.getString("topic")).isEqualTo("about");
    }

    @Test
    @DisplayName("room_types: to include rooms without a room type, specify null")
    void types() {
        published("plain", "{}");
        published("space", "{\"type\":\"m.space\"}");
        assertThat(names(search(",\"room_types\":[null]}}"))).containsExactly(word + "plain");
        assertThat(names(search(",\"room_types\":[\"m.space\"]}}"))).containsExactly(word + "space");
        assertThat(names(search(",\"room_types\":[\"m.space\",null]}}"))).hasSize(2);
        assertThat(names(search("}}"))).hasSize(2);
    }

    @Test
    @DisplayName("The direction of pagination is specified solely by which token is supplied")
    void paging() {
        for (int i = 0; i < 5; i++) published("" + i, "{}");
        JsonObject first = search("},\"limit\":2}");
        List<String> seen = new ArrayList<>(names(first));
        assertThat(first).doesNotContainKey("prev_batch");
        JsonObject second = search("},\"limit\":2,\"since\":\"" + first.getString("next_batch") + "\"}");
        seen.addAll(names(second));
        JsonObject third = search("},\"limit\":2,\"since\":\"" + second.getString("next_batch") + "\"}");
        seen.addAll(names(third));
        assertThat(third).doesNotContainKey("next_batch");
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
        JsonObject back = search("},\"limit\":2,\"since\":\"" + third.getString("prev_batch") + "\"}");
        assertThat(names(back)).isEqualTo(names(second));
    }

    @Test
    @DisplayName("The visibility of a room in the directory is read by all and set by those who may speak for the room")
    void visibility() {
        var room = ChatRoom.openedBy(alice);
        String path = "/_matrix/client/v3/directory/list/room/" + segment(room.id());
        assertThat(Servers.one().talk().get(path).ok().getString("visibility")).isEqualTo("private");
        assertThat(bob.talk().put(path, "{}").status()).isEqualTo(403);
        alice.talk().put(path, "{}").ok();
        assertThat(bob.talk().get(path).ok().getString("visibility")).isEqualTo("public");
        alice.talk().put(path, "{\"visibility\":\"private\"}").ok();
        assertThat(bob.talk().get(path).ok().getString("visibility")).isEqualTo("private");
        assertThat(bob.talk()
                        .get("/_matrix/client/v3/directory/list/room/" + segment("!unheard-of"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("Wrong tokens and types are 400")
    void refusals() {
        assertThat(bob.talk().get(ROOMS + "?since=nonsense").errcode()).isEqualTo("M_INVALID_PARAM");
        assertThat(bob.talk().post(ROOMS, "{\"limit\":\"many\"}").errcode()).isEqualTo("M_BAD_JSON");
        assertThat(Servers.one().talk().post(ROOMS, "{}").errcode()).isEqualTo("M_MISSING_TOKEN");
    }
}
