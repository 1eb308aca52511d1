package org.enishi.spec.client.directory;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#user-directory">Matrix v1.19, "User Directory"</a> */
@DisplayName("User directory")
class UserDirectoryIT {
    private static final EnishiServer SERVER = new EnishiServer(Map.of(
            "enishi.limits.enabled", "true",
            "enishi.limits.user-directory", "12/1h",
            "enishi.limits.registration", "1000/1s"));

    private final Person alice = SERVER.person("alice");

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void finds_those_who_share_a_room_by_user_id_and_display_name_whatever_the_case() {
        Person hidden = SERVER.person("hideaway");
        assertThat(ids(search(alice, "hideaway", 10))).doesNotContain(hidden.userId());
        name(hidden, "Zo\u00eb Quux");
        ChatRoom room = ChatRoom.madeBy(alice, "{\"preset\":\"private_chat\"}");
        room.invite(alice, hidden).ok();
        room.join(hidden).ok();
        assertThat(ids(search(alice, "HIDEAWAY", 10))).contains(hidden.userId());
        JsonObject found = search(alice, "zo\u00cb q", 10);
        assertThat(ids(found)).containsExactly(hidden.userId());
        assertThat(found.getJsonArray("results").getJsonObject(0).getString("display_name"))
                .isEqualTo("Zo\u00eb Quux");
        assertThat(found.getBoolean("limited")).isFalse();
        assertThat(ids(search(alice, "100%", 10))).isEmpty();
    }

    @Test
    void finds_those_in_rooms_that_anybody_may_join_or_read_and_not_oneself() {
        Person open = SERVER.person("openhearted");
        Person read = SERVER.person("openhearted");
        ChatRoom.openedBy(open);
        ChatRoom.madeBy(
                read,
                "{\"preset\":\"private_chat\",\"initial_state\":[{\"type\":\"m.room.history_visibility\","
                        + "\"state_key\":\"\",\"content\":{\"history_visibility\":\"world_readable\"}}]}");
        assertThat(ids(search(alice, "openhearted", 10))).containsExactlyInAnyOrder(open.userId(), read.userId());
        assertThat(ids(search(open, "openhearted", 10))).containsExactly(read.userId());
    }

    @Test
    void says_whether_there_are_more() {
        for (int i = 0; i < 3; i++) ChatRoom.openedBy(SERVER.person("manifold"));
        JsonObject found = search(alice, "manifold", 2);
        assertThat(ids(found)).hasSize(2);
        assertThat(found.getBoolean("limited")).isTrue();
        assertThat(search(alice, "manifold", 3).getBoolean("limited")).isFalse();
    }

    @Test
    void never_finds_who_is_deactivated() {
        Person gone = SERVER.person("departed");
        ChatRoom room = ChatRoom.openedBy(gone);
        room.join(alice).ok();
        assertThat(ids(search(alice, "departed", 10))).containsExactly(gone.userId());
        JsonObject auth = Json.createObjectBuilder()
                .add("type", "m.login.password")
                .add(
                        "identifier",
                        Json.createObjectBuilder().add("type", "m.id.user").add("user", gone.userId()))
                .add("password", gone.password())
                .build();
        gone.talk()
                .post(
                        "/_matrix/client/v3/account/deactivate",
                        Json.createObjectBuilder().add("auth", auth).build())
                .ok();
        assertThat(ids(search(alice, "departed", 10))).isEmpty();
    }

    @Test
    void wants_a_term_and_patience() {
        assertThat(post(alice, "{}").errcode()).isEqualTo("M_MISSING_PARAM");
        assertThat(search(alice, " ", 5).getJsonArray("results")).isEmpty();
        Reply reply = post(alice, "{\"search_term\":\"x\"}");
        for (int i = 0; i < 12; i++) reply = post(alice, "{\"search_term\":\"x\"}");
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.errcode()).isEqualTo("M_LIMIT_EXCEEDED");
    }

    private static JsonObject search(Person who, String term, int limit) {
        return post(
                        who,
                        Json.createObjectBuilder()
                                .add("search_term", term)
                                .add("limit", limit)
                                .build()
                                .toString())
                .ok();
    }

    private static Reply post(Person who, String body) {
        return who.talk().post("/_matrix/client/v3/user_directory/search", body);
    }

    private static List<String> ids(JsonObject found) {
        return found.getJsonArray("results").getValuesAs(JsonObject.class).stream()
                .map(user -> user.getString("user_id"))
                .toList();
    }

    private static void name(Person who, String name) {
        who.talk()
                .put(
                        "/_matrix/client/v3/profile/" + Person.segment(who.userId()) + "/displayname",
                        Json.createObjectBuilder().add("displayname", name).build())
                .ok();
    }
}
