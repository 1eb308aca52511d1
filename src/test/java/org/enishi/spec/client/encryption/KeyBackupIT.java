package org.enishi.spec.client.encryption;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.enishi.fixture.HttpTalk;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.enishi.json.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Server-side key backups")
class KeyBackupIT {
    private static final String VERSION = CryptoDevice.V3 + "room_keys/version";
    private static final String KEYS = CryptoDevice.V3 + "room_keys/keys";
    private static final String ROOM = "!room:one.example";

    private final HttpTalk alice = Servers.one().person("alice").talk();

    @Test
    void the_newest_version_is_the_current_one_and_a_deleted_number_is_not_given_again() {
        assertThat(alice.get(VERSION).status()).isEqualTo(404);
        String one = create();
        String two = create();
        assertThat(alice.get(VERSION).ok().getString("version")).isEqualTo(two);
        assertThat(alice.get(VERSION + "/" + one).ok().getString("version")).isEqualTo(one);
        alice.delete(VERSION + "/" + two).ok();
        alice.delete(VERSION + "/" + two).ok();
        assertThat(alice.get(VERSION + "/" + two).status()).isEqualTo(404);
        assertThat(alice.get(VERSION).ok().getString("version")).isEqualTo(one);
        assertThat(create()).isNotIn(one, two);
        assertThat(alice.delete(VERSION + "/12345").status()).isEqualTo(404);
    }

    @Test
    void only_the_auth_data_may_be_changed() {
        String version = create();
        JsonObject changed = Json.object(described())
                .add("auth_data", Json.object().add("public_key", "new"))
                .build();
        alice.put(VERSION + "/" + version, changed).ok();
        assertThat(alice.get(VERSION).ok().getJsonObject("auth_data").getString("public_key"))
                .isEqualTo("new");
        JsonObject other = Json.object(described()).add("algorithm", "other").build();
        assertThat(alice.put(VERSION + "/" + version, other).errcode()).isEqualTo("M_INVALID_PARAM");
        JsonObject wrong = Json.object(described()).add("version", "999").build();
        assertThat(alice.put(VERSION + "/" + version, wrong).errcode()).isEqualTo("M_INVALID_PARAM");
        assertThat(alice.put(VERSION + "/999", described()).status()).isEqualTo(404);
    }

    @Test
    void of_two_keys_for_a_session_the_better_one_stays() {
        String version = create();
        assertThat(put(version, key(false, 5, 5))).isEqualTo("1");
        assertThat(put(version, key(false, 6, 0))).isEqualTo("1");
        assertThat(put(version, key(false, 5, 4))).isEqualTo("2");
        assertThat(put(version, key(false, 4, 9))).isEqualTo("3");
        assertThat(put(version, key(true, 50, 50))).isEqualTo("4");
        assertThat(put(version, key(false, 0, 0))).isEqualTo("4");
        assertThat(alice.get(session(version)).ok()).isEqualTo(key(true, 50, 50));
    }

    @Test
    void keys_are_written_read_and_deleted_by_session_room_and_all_together() {
        String version = create();
        JsonObject sessions = Json.object()
                .add("sessions", Json.object().add("s1", key(true, 0, 0)).add("s2", key(true, 1, 0)))
                .build();
        JsonObject all =
                Json.object().add("rooms", Json.object().add(ROOM, sessions)).build();
        JsonObject written = alice.put(KEYS + "?version=" + version, all).ok();
        assertThat(written.getInt("count")).isEqualTo(2);
        assertThat(alice.get(KEYS + "?version=" + version).ok()).isEqualTo(all);
        assertThat(alice.get(room(ROOM, version)).ok()).isEqualTo(sessions);
        assertThat(alice.get(room("!other:one.example", version)).ok())
                .isEqualTo(Json.object().add("sessions", Json.object()).build());
        alice.put(room("!other:one.example", version), sessions).ok();
        assertThat(alice.get(VERSION).ok().getInt("count")).isEqualTo(4);
        JsonObject deleted = alice.delete(KEYS + "/" + Person.segment(ROOM) + "/s1?version=" + version)
                .ok();
        assertThat(deleted.getInt("count")).isEqualTo(3);
        assertThat(deleted.getString("etag")).isNotEqualTo(written.getString("etag"));
        assertThat(alice.get(KEYS + "/" + Person.segment(ROOM) + "/s1?version=" + version)
                        .status())
                .isEqualTo(404);
        assertThat(alice.delete(room(ROOM, version)).ok().getInt("count")).isEqualTo(2);
        assertThat(alice.delete(KEYS + "?version=" + version).ok().getInt("count"))
                .isZero();
        assertThat(alice.get(KEYS + "?version=" + version).ok())
                .isEqualTo(Json.object().add("rooms", Json.object()).build());
    }

    @Test
    void writing_to_another_than_the_current_backup_is_refused_with_the_current_version() {
        String old = create();
        String current = create();
        for (Reply refused : List.of(
                alice.put(session(old), key(true, 0, 0)),
                alice.put(room(ROOM, old), "{\"sessions\":{}}"),
                alice.put(KEYS + "?version=" + old, "{\"rooms\":{}}"))) {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.errcode()).isEqualTo("M_WRONG_ROOM_KEYS_VERSION");
            assertThat(refused.json().getString("current_version")).isEqualTo(current);
        }
        assertThat(alice.get(KEYS + "?version=999").status()).isEqualTo(404);
    }

    private String create() {
        return alice.post(VERSION, described()).ok().getString("version");
    }

    private static JsonObject described() {
        return Json.object()
                .add("algorithm", "m.megolm_backup.v1.curve25519-aes-sha2")
                .add("auth_data", Json.object().add("public_key", "abc"))
                .build();
    }

    /** @return the etag */
    private String put(String version, JsonObject key) {
        return alice.put(session(version), key).ok().getString("etag");
    }

    private static String session(String version) {
        return KEYS + "/" + Person.segment(ROOM) + "/session?version=" + version;
    }

    private static String room(String room, String version) {
        return KEYS + "/" + Person.segment(room) + "?version=" + version;
    }

    private static JsonObject key(boolean verified, int first, int forwarded) {
        return Json.object()
                .add("first_message_index", first)
                .add("forwarded_count", forwarded)
                .add("is_verified", verified)
                .add(
                        "session_data",
                        Json.object()
                                .add("ciphertext", "c")
                                .add("ephemeral", "e")
                                .add("mac", "m"))
                .build();
    }
}
