package org.enishi.spec.client.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.enishi.spec.client.encryption.CryptoDevice.V3;
import static org.enishi.spec.client.encryption.CryptoDevice.deviceLists;
import static org.enishi.spec.client.encryption.CryptoDevice.texts;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Servers;
import org.enishi.json.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Tracking the device list for a user")
class DeviceListsIT {
    private final EnishiServer server = Servers.one();
    private final CryptoDevice alice = new CryptoDevice(server.person("alice"));
    private final CryptoDevice bob = new CryptoDevice(server.person("bob"));
    private final ChatRoom room = ChatRoom.openedBy(alice.person());

    @Test
    void who_shares_a_room_is_told_of_new_keys_and_others_are_not() {
        CryptoDevice carol = new CryptoDevice(server.person("carol"));
        room.join(bob.person()).ok();
        bob.sync();
        carol.sync();
        String before = bob.since();
        CompletableFuture<JsonObject> waiting = CompletableFuture.supplyAsync(() -> bob.sync(60_000));
        alice.upload(Json.object().add("device_keys", alice.deviceKeys()).build())
                .ok();
        assertThat(deviceLists(waiting.join(), "changed")).containsExactly(alice.user());
        assertThat(deviceLists(bob.sync(), "changed")).isEmpty();
        assertThat(deviceLists(carol.sync(), "changed")).isEmpty();
        JsonObject changes = bob.person()
                .talk()
                .get(V3 + "keys/changes?from=" + before + "&to=" + bob.since())
                .ok();
        assertThat(changes.getJsonArray("changed")).containsExactly(Json.text(alice.user()));
        assertThat(changes.getJsonArray("left")).isEmpty();
    }

    @Test
    void ones_own_other_devices_are_told_too() {
        CryptoDevice laptop = new CryptoDevice(alice.person().onAnotherDevice());
        laptop.sync();
        alice.upload(Json.object().add("device_keys", alice.deviceKeys()).build())
                .ok();
        assertThat(deviceLists(laptop.sync(), "changed")).containsExactly(alice.user());
    }

    @Test
    void who_comes_to_share_a_room_is_changed_and_who_shares_none_any_more_has_left() {
        alice.sync();
        bob.sync();
        room.join(bob.person()).ok();
        assertThat(deviceLists(alice.sync(), "changed")).containsExactly(bob.user());
        assertThat(deviceLists(bob.sync(), "changed")).containsExactly(alice.user());
        ChatRoom other = ChatRoom.openedBy(alice.person());
        other.join(bob.person()).ok();
        alice.sync();
        bob.sync();
        room.leave(bob.person()).ok();
        assertThat(deviceLists(alice.sync(), "left")).isEmpty();
        assertThat(deviceLists(bob.sync(), "left")).isEmpty();
        other.leave(bob.person()).ok();
        assertThat(deviceLists(alice.sync(), "left")).containsExactly(bob.user());
        assertThat(deviceLists(bob.sync(), "left")).containsExactly(alice.user());
    }

    @Test
    void a_device_that_logs_out_leaves_nothing_behind() {
        room.join(bob.person()).ok();
        CryptoDevice laptop = CryptoDevice.ready(bob.person().onAnotherDevice(), 2);
        alice.sync();
        alice.send(bob.user(), laptop.id(), "never read");
        laptop.person().talk().post(V3 + "logout", "{}").ok();
        List<String> told = new ArrayList<>();
        await().untilAsserted(() -> {
            told.addAll(deviceLists(alice.sync(), "changed"));
            assertThat(told).contains(bob.user());
        });
        assertThat(alice.query(bob.user()).getJsonObject("device_keys").getJsonObject(bob.user()))
                .isEmpty();
        assertThat(alice.claim(bob.user(), laptop.id())).isEmpty();
        CryptoDevice again = new CryptoDevice(loggedIn(bob.person(), laptop.id()));
        JsonObject sync = again.sync();
        assertThat(texts(sync)).isEmpty();
        assertThat(sync.getJsonObject("device_one_time_keys_count"))
                .isEqualTo(Json.object().add("signed_curve25519", 0).build());
        assertThat(again.upload(Json.object()
                                .add("device_keys", again.deviceKeys())
                                .build())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void an_old_token_and_a_fresh_one_tell_the_same() {
        EnishiServer own = new EnishiServer(java.util.Map.of()).start();
        try (own) {
            CryptoDevice one = new CryptoDevice(own.person("one"));
            CryptoDevice two = new CryptoDevice(own.person("two"));
            CryptoDevice three = CryptoDevice.ready(own.person("three"), 0);
            ChatRoom shared = ChatRoom.openedBy(one.person());
            shared.join(two.person()).ok();
            one.sync();
            String before = one.since();
            two.upload(Json.object().add("device_keys", two.deviceKeys()).build())
                    .ok();
            shared.join(three.person()).ok();
            one.send(one.user(), one.id(), "to myself");
            JsonObject fresh = one.sync();
            own.kill();
            own.start();
            one.forgetsToken(before);
            JsonObject old = one.sync();
            assertThat(deviceLists(old, "changed"))
                    .containsExactlyInAnyOrderElementsOf(deviceLists(fresh, "changed"))
                    .containsExactlyInAnyOrder(two.user(), three.user());
            assertThat(texts(old)).isEqualTo(texts(fresh)).containsExactly("to myself");
        }
    }

    private static Person loggedIn(Person person, String device) {
        JsonObject login = Json.object()
                .add("type", "m.login.password")
                .add("identifier", Json.object().add("type", "m.id.user").add("user", person.userId()))
                .add("device_id", device)
                .add("password", person.password())
                .build();
        JsonObject made = person.server().talk().post(V3 + "login", login).ok();
        return new Person(person.server(), person.userId(), device, made.getString("access_token"), person.password());
    }
}
