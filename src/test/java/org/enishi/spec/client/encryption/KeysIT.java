package org.enishi.spec.client.encryption;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.enishi.json.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Key management API")
class KeysIT {
    private final EnishiServer server = Servers.one();

    @Test
    void the_information_returned_is_the_same_as_uploaded_with_an_unsigned_property() {
        CryptoDevice alice = CryptoDevice.ready(server.person("alice"), 0);
        alice.person()
                .talk()
                .put(
                        CryptoDevice.V3 + "devices/" + alice.id(),
                        Json.object().add("display_name", "Phone").build())
                .ok();
        CryptoDevice bob = new CryptoDevice(server.person("bob"));
        org.awaitility.Awaitility.await().untilAsserted(() -> {
            JsonObject seen = bob.query(alice.user())
                    .getJsonObject("device_keys")
                    .getJsonObject(alice.user())
                    .getJsonObject(alice.id());
            assertThat(seen.getJsonObject("unsigned").getString("device_display_name"))
                    .isEqualTo("Phone");
            assertThat(Json.object(seen).remove("unsigned").build()).isEqualTo(alice.deviceKeys());
        });
    }

    @Test
    void an_unknown_user_is_missing_from_the_result_and_only_wanted_devices_are_in_it() {
        CryptoDevice alice = CryptoDevice.ready(server.person("alice"), 0);
        String unknown = "@nobody-at-all:" + server.name();
        JsonObject answer = alice.query(unknown);
        assertThat(answer.getJsonObject("device_keys")).doesNotContainKey(unknown);
        assertThat(answer.getJsonObject("failures")).isEmpty();
        JsonObject body = Json.object()
                .add("device_keys", Json.object().add(alice.user(), Json.array(List.of("OTHER"))))
                .build();
        JsonObject other =
                alice.person().talk().post(CryptoDevice.V3 + "keys/query", body).ok();
        assertThat(other.getJsonObject("device_keys").getJsonObject(alice.user()))
                .isEmpty();
    }

    @Test
    void keys_of_another_device_are_refused_and_identity_keys_are_not_replaced() {
        CryptoDevice alice = CryptoDevice.ready(server.person("alice"), 0);
        CryptoDevice bob = new CryptoDevice(server.person("bob"));
        JsonObject foreign = Json.object().add("device_keys", bob.deviceKeys()).build();
        assertThat(alice.upload(foreign).status()).isEqualTo(400);
        JsonObject same = Json.object().add("device_keys", alice.deviceKeys()).build();
        assertThat(alice.upload(same).status()).isEqualTo(200);
        JsonObject other = Json.object()
                .add("device_keys", new CryptoDevice(alice.person()).deviceKeys())
                .build();
        assertThat(alice.upload(other).status()).isEqualTo(400);
    }

    @Test
    void keys_that_are_here_already_are_taken_again_but_not_changed() {
        CryptoDevice alice = CryptoDevice.ready(server.person("alice"), 0);
        JsonObject keys = alice.oneTimeKeys(3);
        JsonObject body = Json.object().add("one_time_keys", keys).build();
        assertThat(count(alice.upload(body))).isEqualTo(3);
        assertThat(count(alice.upload(body))).isEqualTo(3);
        String name = keys.keySet().iterator().next();
        JsonObject changed = Json.object()
                .add("one_time_keys", Json.object().add(name, alice.oneTimeKey("another")))
                .build();
        Reply refused = alice.upload(changed);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().getString("errcode")).isEqualTo("M_INVALID_PARAM");
    }

    @Test
    void names_of_keys_hold_no_nul_and_name_an_algorithm() {
        CryptoDevice alice = CryptoDevice.ready(server.person("alice"), 0);
        for (String name : List.of("signed_curve25519:A\0B", "signed\0curve25519:AB", "signed_curve25519", ":AB")) {
            JsonObject keys = Json.object().add(name, alice.oneTimeKey("x")).build();
            for (String kind : List.of("one_time_keys", "fallback_keys")) {
                Reply refused = alice.upload(Json.object().add(kind, keys).build());
                assertThat(refused.status()).isEqualTo(400);
                assertThat(refused.json().getString("errcode")).isEqualTo("M_INVALID_PARAM");
            }
        }
    }

    @Test
    void what_one_device_uploads_several_times_at_once_is_here_once() {
        CryptoDevice alice = CryptoDevice.ready(server.person("alice"), 0);
        CryptoDevice bob = new CryptoDevice(server.person("bob"));
        JsonObject shared = alice.oneTimeKeys(5);
        List<JsonObject> uploads = IntStream.range(0, 6)
                .mapToObj(i -> Json.object(shared).addAll(Json.object(alice.oneTimeKeys(2))))
                .map(keys -> Json.object().add("one_time_keys", keys).build())
                .toList();
        List<CompletableFuture<Reply>> replies = uploads.stream()
                .map(body -> CompletableFuture.supplyAsync(() -> alice.upload(body)))
                .toList();
        replies.forEach(reply -> reply.join().ok());
        assertThat(count(alice.upload(uploads.get(0)))).isEqualTo(17);
        List<String> given = new ArrayList<>();
        for (int i = 0; i < 18; i++)
            given.addAll(bob.claim(alice.user(), alice.id()).keySet());
        assertThat(given).hasSize(17).doesNotHaveDuplicates().containsAll(shared.keySet());
    }

    @Test
    void one_time_keys_are_given_out_in_the_order_of_their_uploads() {
        CryptoDevice alice = CryptoDevice.ready(server.person("alice"), 0);
        CryptoDevice bob = new CryptoDevice(server.person("bob"));
        List<String> uploaded = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            JsonObject one = alice.oneTimeKeys(1);
            uploaded.addAll(one.keySet());
            alice.upload(Json.object().add("one_time_keys", one).build()).ok();
        }
        List<String> claimed = new ArrayList<>();
        for (int i = 0; i < 3; i++)
            claimed.addAll(bob.claim(alice.user(), alice.id()).keySet());
        assertThat(claimed).isEqualTo(uploaded);
        assertThat(bob.claim(alice.user(), alice.id())).isEmpty();
        assertThat(bob.claim(alice.user(), "UNKNOWN")).isEmpty();
    }

    @Test
    void each_key_is_returned_at_most_once_whoever_asks_at_the_same_time() {
        CryptoDevice alice = CryptoDevice.ready(server.person("alice"), 40);
        CryptoDevice bob = new CryptoDevice(server.person("bob"));
        List<CompletableFuture<Set<String>>> claims = IntStream.range(0, 60)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> bob.claim(alice.user(), alice.id()).keySet()))
                .toList();
        List<String> given =
                claims.stream().flatMap(each -> each.join().stream()).collect(Collectors.toList());
        assertThat(given).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void the_fallback_key_is_used_when_there_is_no_other_and_is_told_as_used() {
        CryptoDevice alice = CryptoDevice.ready(server.person("alice"), 1);
        CryptoDevice bob = new CryptoDevice(server.person("bob"));
        JsonObject fallback = Json.object()
                .add(
                        "signed_curve25519:FB",
                        Json.object(alice.oneTimeKey("fallback")).add("fallback", true))
                .build();
        alice.upload(Json.object().add("fallback_keys", fallback).build()).ok();
        JsonObject before = alice.sync();
        assertThat(before.getJsonObject("device_one_time_keys_count").getInt("signed_curve25519"))
                .isEqualTo(1);
        assertThat(before.getJsonArray("device_unused_fallback_key_types")).hasSize(1);
        assertThat(bob.claim(alice.user(), alice.id())).doesNotContainKey("signed_curve25519:FB");
        assertThat(alice.sync().getJsonArray("device_unused_fallback_key_types"))
                .hasSize(1);
        for (int i = 0; i < 2; i++)
            assertThat(bob.claim(alice.user(), alice.id())).containsKey("signed_curve25519:FB");
        JsonObject after = alice.sync();
        assertThat(after.getJsonArray("device_unused_fallback_key_types")).isEmpty();
        assertThat(after.getJsonObject("device_one_time_keys_count").getInt("signed_curve25519", -1))
                .isZero();
        JsonObject counted = alice.upload(Json.object().build()).ok().getJsonObject("one_time_key_counts");
        assertThat(counted.getInt("signed_curve25519", -1)).isZero();
        assertThat(alice.sync().getJsonArray("device_unused_fallback_key_types"))
                .isEmpty();
        alice.upload(Json.object().add("fallback_keys", fallback).build()).ok();
        assertThat(alice.sync().getJsonArray("device_unused_fallback_key_types"))
                .as("the same is still used")
                .isEmpty();
        JsonObject another = Json.object()
                .add(
                        "signed_curve25519:FC",
                        Json.object(alice.oneTimeKey("another")).add("fallback", true))
                .build();
        alice.upload(Json.object().add("fallback_keys", another).build()).ok();
        assertThat(alice.sync().getJsonArray("device_unused_fallback_key_types"))
                .hasSize(1);
    }

    private static int count(Reply reply) {
        return reply.ok().getJsonObject("one_time_key_counts").getInt("signed_curve25519", 0);
    }
}
