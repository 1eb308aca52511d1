package org.enishi.spec.client.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.spec.client.sync.Device.CLIENT;
import static org.enishi.spec.client.sync.Device.events;
import static org.enishi.spec.client.sync.Device.joined;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.HttpTalk;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#profiles">Matrix v1.19, "Profiles"</a> */
@DisplayName("Profiles")
class ProfileIT {
    private final EnishiServer server = Servers.one();
    private final Person alice = server.person("alice");
    private final String profile = CLIENT + "/profile/" + Person.segment(alice.userId());

    @Test
    void a_field_that_was_set_is_read_alone_and_with_the_others() {
        set("displayname", "アリス").ok();
        set("org.example.shoe", "42").ok();
        assertThat(server.talk().get(profile + "/displayname").ok()).isEqualTo(field("displayname", "アリス"));
        assertThat(server.talk().get(profile).ok()).containsOnlyKeys("displayname", "org.example.shoe");
    }

    @Test
    void a_field_that_was_removed_is_gone() {
        set("displayname", "Alice").ok();
        alice.talk().delete(profile + "/displayname").ok();
        assertThat(server.talk().get(profile + "/displayname").status()).isEqualTo(404);
        assertThat(alice.talk().delete(profile + "/no-field").errcode()).isEqualTo("M_INVALID_PARAM");
    }

    @ParameterizedTest
    @CsvSource({
        "Displayname, {\"Displayname\":\"x\"}, M_INVALID_PARAM",
        "custom, {\"custom\":\"x\"}, M_INVALID_PARAM",
        "displayname, {}, M_MISSING_PARAM",
        "displayname, {\"displayname\":1}, M_BAD_JSON",
        "displayname, {\"displayname\":null}, M_BAD_JSON",
        "avatar_url, {\"avatar_url\":\"https://example.org/a.png\"}, M_INVALID_PARAM",
        "m.tz, [], M_BAD_JSON",
    })
    void what_is_wrong_is_refused(String key, String body, String errcode) {
        Reply reply = alice.talk().put(profile + "/" + key, body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errcode()).isEqualTo(errcode);
    }

    @Test
    void the_profile_must_be_under_64_KiB() {
        assertThat(set("org.example.much", "x".repeat(65_536)).errcode()).isEqualTo("M_PROFILE_TOO_LARGE");
    }

    @Test
    void the_key_may_have_255_bytes() {
        String key = "org." + "x".repeat(252);
        assertThat(set(key, "x").errcode()).isEqualTo("M_KEY_TOO_LARGE");
    }

    @Test
    void nobody_changes_another_ones() {
        Person bob = server.person("bob");
        assertThat(bob.talk()
                        .put(profile + "/displayname", field("displayname", "Bob"))
                        .errcode())
                .isEqualTo("M_FORBIDDEN");
        assertThat(bob.talk().delete(profile + "/displayname").errcode()).isEqualTo("M_FORBIDDEN");
    }

    @Test
    void a_new_name_is_told_to_the_rooms_and_keeps_the_other_keys() {
        Device device = new Device(alice);
        String room = device.createPublicRoom();
        device.put(
                "/rooms/" + Person.segment(room) + "/state/m.room.member/" + Person.segment(alice.userId()),
                Json.createObjectBuilder()
                        .add("membership", "join")
                        .add("org.example.mood", "good")
                        .build());
        device.sync();
        set("displayname", "Alice").ok();
        List<JsonObject> heard = new ArrayList<>();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            heard.addAll(events(joined(device.sync(), room), "timeline"));
            return !heard.isEmpty();
        });
        assertThat(heard.get(0).getJsonObject("content"))
                .containsEntry("displayname", Json.createValue("Alice"))
                .containsEntry("org.example.mood", Json.createValue("good"))
                .containsEntry("membership", Json.createValue("join"));
    }

    @Test
    void strangers_are_told_of_users_of_this_server_only_and_who_shows_a_wrong_token_that_it_is_wrong() {
        String remote = CLIENT + "/profile/%40who%3Aelsewhere.example";
        assertThat(server.talk().get(remote).errcode()).isEqualTo("M_MISSING_TOKEN");
        for (String path : List.of(remote, remote + "/displayname")) {
            Reply reply = new HttpTalk(server.http(), "nonsense").get(path);
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.errcode()).isEqualTo("M_UNKNOWN_TOKEN");
            assertThat(reply.json().getBoolean("soft_logout", false)).isFalse();
        }
        set("displayname", "Alice").ok();
        assertThat(new HttpTalk(server.http(), "nonsense").get(profile).ok()).containsKey("displayname");
    }

    private Reply set(String key, String value) {
        return alice.talk().put(profile + "/" + key, (JsonValue) field(key, value));
    }

    private static JsonObject field(String key, String value) {
        return Json.createObjectBuilder().add(key, value).build();
    }
}
