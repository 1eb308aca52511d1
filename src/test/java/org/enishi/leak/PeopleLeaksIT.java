package org.enishi.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.fixture.Person.segment;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.enishi.fixture.Person;
import org.enishi.fixture.peer.PeerRoom;
import org.enishi.fixture.peer.StrangePeer;
import org.enishi.json.Json;
import org.enishi.leak.Triangle.Mixed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;

/** How people of strangers are and what devices they have is not told to ours, nor the other way round. */
@DisplayNameGeneration(EdgeTitles.class)
class PeopleLeaksIT {
    private static final String CLIENT = "/_matrix/client/v3/";
    private static final String TOLD = "encryption.remote.RemoteDoor#mayTell";

    private Triangle triangle;

    @BeforeEach
    void meet() {
        triangle = Triangle.get();
    }

    @Edge(value = "Presence of a stranger's users", guardedBy = TOLD)
    void presence() {
        Mixed mixed = triangle.mixed();
        bringOfBoth(mixed, "m.presence", user -> {
            var told =
                    Json.object().add("user_id", user).add("presence", "online").add("last_active_ago", 5);
            return Json.object().add("push", Json.array().add(told)).build();
        });
        comesWithout(mixed, CLIENT + "sync?timeout=0", "presence");
    }

    @Edge(value = "Device lists of a stranger's users", guardedBy = TOLD)
    void deviceLists() {
        Mixed mixed = triangle.mixed();
        knowDevices(mixed);
        String token = mixed.alice().talk().get(CLIENT + "sync?timeout=0").ok().getString("next_batch");
        bringOfBoth(
                mixed,
                "m.device_list_update",
                user -> Json.object()
                        .add("user_id", user)
                        .add("device_id", "NEW")
                        .add("stream_id", 6)
                        .add("prev_id", Json.array().add(5))
                        .add("keys", keys(user, "NEW"))
                        .build());
        comesWithout(mixed, CLIENT + "sync?timeout=0&since=" + token, "device_lists");
    }

    @Edge(value = "Presence of ours, told to a stranger", guardedBy = "federation.delivery.Edus")
    void ourPresence() {
        Mixed mixed = triangle.mixed();
        String path = CLIENT + "presence/" + segment(mixed.alice().userId()) + "/status";
        mixed.alice()
                .talk()
                .put(path, "{\"presence\":\"online\",\"status_msg\":\"here\"}")
                .ok();
        onlyThePartnerHears(mixed.alice(), "m.presence");
    }

    @Edge(value = "Devices of ours, told to a stranger", guardedBy = "federation.delivery.Edus")
    void ourDevices() {
        Mixed mixed = triangle.mixed();
        Person alice = mixed.alice();
        JsonObject upload = Json.object()
                .add("device_keys", keys(alice.userId(), alice.deviceId()))
                .build();
        alice.talk().post(CLIENT + "keys/upload", upload).ok();
        onlyThePartnerHears(alice, "m.device_list_update");
    }

    private void onlyThePartnerHears(Person alice, String type) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(triangle.partner.edus(type).toString()).contains(alice.userId()));
        Awaitility.await()
                .during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(10))
                .until(() -> !triangle.stranger.edus(type).toString().contains(alice.userId()));
    }

    private interface Murmur {
        JsonObject of(String user);
    }

    private void bringOfBoth(Mixed mixed, String type, Murmur murmur) {
        triangle.bringEdu(triangle.stranger, type, murmur.of(mixed.strange().user()))
                .ok();
        triangle.bringEdu(triangle.partner, type, murmur.of(mixed.friend().user()))
                .ok();
    }

    private static void comesWithout(Mixed mixed, String path, String section) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(told(mixed, path, section))
                        .contains(mixed.friend().user()));
        assertThat(told(mixed, path, section)).doesNotContain(mixed.strange().user());
    }

    private static String told(Mixed mixed, String path, String section) {
        return String.valueOf(mixed.alice().talk().get(path).ok().get(section));
    }

    /** Alice asks for the devices of both, which are looked after from then on. */
    private void knowDevices(Mixed mixed) {
        lists(triangle.partner, mixed.friend());
        lists(triangle.stranger, mixed.strange());
        JsonObject wish = Json.object()
                .add(
                        "device_keys",
                        Json.object()
                                .add(mixed.friend().user(), Json.array())
                                .add(mixed.strange().user(), Json.array()))
                .build();
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            String known =
                    mixed.alice().talk().post(CLIENT + "keys/query", wish).text();
            assertThat(known)
                    .contains(List.of(
                            mixed.friend().user() + "\":{\"FIRST",
                            mixed.strange().user() + "\":{\"FIRST"));
        });
    }

    private static void lists(StrangePeer peer, PeerRoom room) {
        JsonObject device = Json.object()
                .add("device_id", "FIRST")
                .add("keys", keys(room.user(), "FIRST"))
                .build();
        peer.on(
                "/_matrix/federation/v1/user/devices/",
                StrangePeer.says(() -> Json.object()
                        .add("user_id", room.user())
                        .add("stream_id", 5)
                        .add("devices", Json.array().add(device))
                        .build()));
    }

    private static JsonObject keys(String user, String device) {
        return Json.object()
                .add("user_id", user)
                .add("device_id", device)
                .add("algorithms", Json.array())
                .add("keys", Json.object().add("ed25519:" + device, "A".repeat(43)))
                .add("signatures", Json.object())
                .build();
    }
}
