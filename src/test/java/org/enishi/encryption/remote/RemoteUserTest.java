package org.enishi.encryption.remote;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.enishi.id.DeviceId;
import org.enishi.id.UserId;
import org.enishi.json.Json;
import org.enishi.store.encryption.DeviceKeys;
import org.enishi.store.encryption.UserKey;
import org.junit.jupiter.api.Test;

class RemoteUserTest {
    private static final UserId BOB = new UserId("@bob:two.example");

    @Test
    void devices_with_malformed_ids_are_left_out_and_names_that_no_database_keeps() {
        JsonObject answer = Json.object()
                .add("stream_id", 5)
                .add(
                        "devices",
                        Json.array()
                                .add(device("BAD\0", "a"))
                                .add(device("", "a"))
                                .add(device("L".repeat(256), "a"))
                                .add(device("FIRST", "a\0b"))
                                .add(device("SECOND", "Phone")))
                .build();
        List<DeviceKeys> devices = RemoteUser.listed(BOB, answer).devices();
        assertThat(devices).extracting(DeviceKeys::id).containsExactly(new DeviceId("FIRST"), new DeviceId("SECOND"));
        assertThat(devices).extracting(DeviceKeys::displayName).containsExactly(null, "Phone");
    }

    @Test
    void a_users_key_is_found_beside_names_that_no_database_keeps() {
        JsonObject master = Json.object()
                .add("user_id", BOB.value())
                .add("keys", Json.object().add("ed25519:a\0b", "x").add("ed25519:good", "y"))
                .build();
        assertThat(RemoteUser.userKeys(
                        BOB, Json.object().add("master_key", master).build()))
                .extracting(UserKey::keyId)
                .containsExactly("good");
    }

    private static JsonObject device(String id, String name) {
        return Json.object()
                .add("device_id", id)
                .add("device_display_name", name)
                .add("keys", Json.object().add("user_id", BOB.value()).add("device_id", id))
                .build();
    }
}
