package org.enishi.spec.client.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Postgres;
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
            "enishi.limits.user-directory", "200/1h",
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
        assertThat(ids(search(alice, hidden.userId().toUpperCase(Locale.ROOT), 10)))
                .containsExactly(hidden.userId());
        assertThat(ids(search(alice, "quu zo\u00eb", 10))).containsExactly(hidden.userId());
        assertThat(ids(search(alice, "uux", 10)))
                .as("not the beginning of a word")
                .isEmpty();
        assertThat(ids(search(alice, "quu_nobody", 10))).isEmpty();
        name(hidden, "Somebody Else");
        await().untilAsserted(
                        () -> assertThat(ids(search(alice, "somebody", 10))).containsExactly(hidden.userId()));
        assertThat(ids(search(alice, "quux", 10))).isEmpty();
    }

    @Test
    void finds_japanese_names_from_any_of_their_characters() {
        Person taro = SERVER.person("taro");
        name(taro, "\u5c71\u7530\u592a\u90ce\uff08\uff94\uff8f\uff80\uff9e\uff09");
        ChatRoom.openedBy(taro);
        for (String term : List.of(
                "\u5c71\u7530", "\u592a\u90ce", "\u5c71\u7530\u592a\u90ce", "\u592a", "\u30e4\u30de\u30c0", "\u30c0"))
            assertThat(ids(search(alice, term, 10))).as(term).containsExactly(taro.userId());
    }

    @Test
    void never_finds_whom_one_ignores() {
        Person nuisance = SERVER.person("nuisance");
        ChatRoom.openedBy(nuisance);
        alice.talk()
                .put(
                        "/_matrix/client/v3/user/" + Person.segment(alice.userId())
                                + "/account_data/m.ignored_user_list",
                        "{\"ignored_users\":{\"" + nuisance.userId() + "\":{}}}")
                .ok();
        assertThat(ids(search(alice, "nuisance", 10))).isEmpty();
        assertThat(ids(search(SERVER.person("carol"), "nuisance", 10))).containsExactly(nuisance.userId());
    }

    @Test
    void finds_who_was_there_before_names_were_read() throws SQLException {
        Map<String, String> settings = Postgres.settings();
        try (EnishiServer old = new EnishiServer(settings).start()) {
            Person early = old.person("early");
            name(early, "Early Bird");
            ChatRoom.openedBy(early);
            Person seeker = old.person("seeker");
            assertThat(ids(search(seeker, "bird", 10))).containsExactly(early.userId());
            old.stop();
            try (Connection connection = DriverManager.getConnection(settings.get("enishi.database.url"));
                    Statement statement = connection.createStatement()) {
                statement.execute("delete from person_word");
                statement.execute("update person_reading set room_nid = 0, user_id = ''");
            }
            old.start();
            await().untilAsserted(
                            () -> assertThat(ids(search(seeker, "bird", 10))).containsExactly(early.userId()));
        }
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
        for (int i = 0; i < 200; i++) reply = post(alice, "{\"search_term\":\"x\"}");
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
