package org.enishi.spec.server.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Servers;
import org.enishi.spec.client.encryption.CrossSigner;
import org.enishi.spec.client.encryption.CryptoDevice;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("End-to-End Encryption between two servers")
class BetweenServersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EnishiServer here = Servers.pair().alpha();
    private final EnishiServer there = Servers.pair().beta();
    private final CryptoDevice alice = CryptoDevice.ready(here.person("alice"), 1);
    private final CryptoDevice bob = CryptoDevice.ready(there.person("bob"), 1);

    @BeforeAll
    static void list() {
        list(Servers.pair().alpha(), Servers.pair().beta());
        list(Servers.pair().beta(), Servers.pair().alpha());
    }

    private static void list(EnishiServer at, EnishiServer other) {
        at.administrator("lister")
                .talk()
                .put("/_enishi/admin/v1/federation/allowed/" + other.name(), "{\"reason\":\"neighbours\"}")
                .ok();
    }

    @BeforeEach
    void meet() {
        ChatRoom room = ChatRoom.openedBy(alice.person());
        String path = CryptoDevice.V3 + "join/" + Person.segment(room.id()) + "?via=" + Person.segment(here.name());
        bob.person().talk().post(path, "{}").ok();
    }

    @Test
    void keys_are_queried_and_each_one_time_key_is_claimed_once() {
        JsonObject seen = bob.query(alice.user());
        assertThat(seen.getJsonObject("failures")).isEmpty();
        assertThat(seen.getJsonObject("device_keys").getJsonObject(alice.user()).get(alice.id()))
                .isEqualTo(alice.deviceKeys());
        assertThat(bob.claim(alice.user(), alice.id())).hasSize(1);
        assertThat(bob.claim(alice.user(), alice.id())).isEmpty();
    }

    @Test
    void new_devices_cross_signing_keys_and_removed_devices_are_seen_there() {
        bob.sync();
        bob.query(alice.user());
        CryptoDevice second = CryptoDevice.ready(alice.person().onAnotherDevice(), 0);
        awaitChanged(bob, alice.user());
        assertThat(devices(bob, alice.user())).containsOnlyKeys(alice.id(), second.id());
        CrossSigner keys = new CrossSigner(alice);
        keys.upload(keys.body()).ok();
        awaitChanged(bob, alice.user());
        JsonObject seen = bob.query(alice.user());
        assertThat(seen.getJsonObject("master_keys").get(alice.user())).isEqualTo(keys.masterKey());
        assertThat(seen).doesNotContainKey("user_signing_keys");
        JsonObject signed = keys.selfSign(alice.deviceKeys());
        assertThat(keys.sign(alice.user(), alice.id(), signed)).isEmpty();
        awaitChanged(bob, alice.user());
        assertThat(devices(bob, alice.user()).get(alice.id())).isEqualTo(signed);
        second.person().talk().post(CryptoDevice.V3 + "logout", "{}").ok();
        awaitChanged(bob, alice.user());
        assertThat(devices(bob, alice.user())).containsOnlyKeys(alice.id());
    }

    @Test
    void a_key_of_somebody_there_is_signed_here() {
        CrossSigner alices = new CrossSigner(alice);
        CrossSigner bobs = new CrossSigner(bob);
        alices.upload(alices.body()).ok();
        bobs.upload(bobs.body()).ok();
        await().atMost(PATIENCE)
                .until(() ->
                        alice.query(bob.user()).getJsonObject("master_keys").containsKey(bob.user()));
        JsonObject signed = alices.userSign(bobs.masterKey());
        assertThat(alices.sign(bob.user(), bobs.masterId(), signed)).isEmpty();
        assertThat(alice.query(bob.user()).getJsonObject("master_keys").get(bob.user()))
                .isEqualTo(signed);
    }

    @Test
    void messages_reach_devices_there_once_and_in_order() {
        CryptoDevice laptop = new CryptoDevice(bob.person().onAnotherDevice());
        for (int i = 0; i < 20; i++) alice.send(bob.user(), i % 2 == 0 ? "*" : bob.id(), "message " + i);
        List<String> got = new ArrayList<>();
        await().atMost(PATIENCE).until(() -> {
            got.addAll(CryptoDevice.texts(bob.sync()));
            return got.contains("message 19");
        });
        assertThat(got)
                .containsExactlyElementsOf(java.util.stream.IntStream.range(0, 20)
                        .mapToObj(i -> "message " + i)
                        .toList());
        assertThat(CryptoDevice.texts(laptop.sync())).hasSize(10);
    }

    private static void awaitChanged(CryptoDevice device, String user) {
        await().atMost(PATIENCE)
                .until(() ->
                        CryptoDevice.deviceLists(device.sync(1_000), "changed").contains(user));
    }

    private static JsonObject devices(CryptoDevice asking, String user) {
        return asking.query(user).getJsonObject("device_keys").getJsonObject(user);
    }
}
