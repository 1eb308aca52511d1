package org.enishi.spec.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.enishi.fixture.Person;
import org.enishi.fixture.peer.Neighbourhood.Room;
import org.enishi.fixture.peer.PeerRoom;
import org.enishi.fixture.peer.StrangePeer;
import org.enishi.json.Json;
import org.enishi.spec.client.encryption.CryptoDevice;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Device Management, and Send-to-device messaging")
class RemoteDevicesIT extends FederationIT {
    @Test
    void aMessageToADeviceIsTakenOnceByItsMessageIdAndOnlyFromItsSendersServer() {
        StrangePeer peer = town.peer(0);
        CryptoDevice alice = new CryptoDevice(town.server().person("alice"));
        String stranger = "@stranger:" + peer.name();
        edus(peer).tell("m.direct_to_device", message(stranger, "one", alice, "once"));
        edus(peer).tell("m.direct_to_device", message(stranger, "one", alice, "once"));
        edus(peer).tell("m.direct_to_device", message("@x:other.example", "two", alice, "forged"));
        edus(peer).tell("m.direct_to_device", message(stranger, "a\0b", alice, "no database keeps such an ID"));
        edus(peer).tell("m.direct_to_device", message(stranger, "three", alice, "next"));
        assertThat(CryptoDevice.texts(alice.sync())).containsExactly("once", "next");
    }

    @Test
    void aTransactionWithMessagesToDevicesIsKnownByItsId() {
        StrangePeer peer = town.peer(0);
        CryptoDevice alice = new CryptoDevice(town.server().person("alice"));
        String stranger = "@stranger:" + peer.name();
        edus(peer).tell("known", "m.direct_to_device", message(stranger, "known-1", alice, "once"));
        edus(peer).tell("known", "m.direct_to_device", message(stranger, "known-2", alice, "not again"));
        assertThat(CryptoDevice.texts(alice.sync())).containsExactly("once");
    }

    @Test
    void aListIsKeptBroughtUpToDateByUpdatesAndAskedForAgainWhenOneIsMissing() {
        StrangePeer peer = town.peer(0);
        Room room = town.room("shared");
        String stranger = PeerRoom.join(peer, town.server(), room.id()).user();
        CryptoDevice alice = new CryptoDevice(room.alice());
        AtomicInteger asked = new AtomicInteger();
        AtomicLong stream = new AtomicLong(5);
        peer.on("/_matrix/federation/v1/user/devices/", StrangePeer.says(() -> {
            asked.incrementAndGet();
            return Json.object()
                    .add("user_id", stranger)
                    .add("stream_id", stream.get())
                    .add("devices", Json.array().add(DeviceEdus.listed(stranger, "FIRST")))
                    .build();
        }));
        alice.sync();
        assertThat(devices(alice, stranger)).containsOnlyKeys("FIRST");
        assertThat(devices(alice, stranger)).containsOnlyKeys("FIRST");
        assertThat(asked).hasValue(1);
        edus(peer).tell("m.device_list_update", DeviceEdus.update(stranger, "SECOND", 6, 5));
        assertThat(CryptoDevice.deviceLists(alice.sync(), "changed")).contains(stranger);
        assertThat(devices(alice, stranger)).containsOnlyKeys("FIRST", "SECOND");
        edus(peer).tell("m.device_list_update", DeviceEdus.gone(stranger, "SECOND", 7, 6));
        assertThat(devices(alice, stranger)).containsOnlyKeys("FIRST");
        assertThat(asked).hasValue(1);
        stream.set(9);
        edus(peer).tell("m.device_list_update", DeviceEdus.update(stranger, "THIRD", 9, 8));
        await("nobody here wants to know").until(() -> asked.get() >= 2);
        assertThat(CryptoDevice.deviceLists(alice.sync(), "changed")).contains(stranger);
        await().untilAsserted(() -> assertThat(devices(alice, stranger)).containsOnlyKeys("FIRST"));
    }

    @Test
    void aListWithAGapIsAskedForAgainUntilThereIsAnAnswer() {
        StrangePeer peer = town.peer(1);
        Room room = town.room("shared");
        String stranger = PeerRoom.join(peer, town.server(), room.id()).user();
        CryptoDevice alice = new CryptoDevice(room.alice());
        peer.on("/_matrix/federation/v1/user/devices/", StrangePeer.says(() -> DeviceEdus.list(stranger, 5, "FIRST")));
        assertThat(devices(alice, stranger)).containsOnlyKeys("FIRST");
        AtomicInteger refused = new AtomicInteger();
        peer.on("/_matrix/federation/v1/user/devices/", exchange -> {
            refused.incrementAndGet();
            StrangePeer.refuses(500).answer(exchange);
        });
        edus(peer).tell("m.device_list_update", DeviceEdus.update(stranger, "THIRD", 9, 8));
        await().until(() -> refused.get() >= 1);
        AtomicInteger asked = new AtomicInteger();
        peer.on("/_matrix/federation/v1/user/devices/", StrangePeer.says(() -> {
            asked.incrementAndGet();
            return DeviceEdus.list(stranger, 9, "THIRD");
        }));
        await().atMost(Duration.ofSeconds(60)).until(() -> asked.get() >= 1);
        peer.on("/_matrix/federation/v1/user/devices/", StrangePeer.refuses(500));
        await().untilAsserted(() -> assertThat(devices(alice, stranger)).containsOnlyKeys("THIRD"));
    }

    @Test
    void aServerThatComesToShareARoomWithAUserOfOursIsToldOfTheDevices() {
        StrangePeer peer = town.peer(1);
        Room room = town.room("shared");
        PeerRoom.join(peer, town.server(), room.id());
        Person bob = town.server().person("bob");
        CryptoDevice.ready(bob, 0);
        CryptoDevice.ready(bob.onAnotherDevice(), 0);
        assertThat(updates(peer, bob)).isEmpty();
        bob.talk()
                .post(CryptoDevice.V3 + "join/" + Person.segment(room.id()), "{}")
                .ok();
        assertThat(awaitUpdates(peer, bob, 2))
                .hasSize(2)
                .extracting(content -> content.getString("device_id"))
                .contains(bob.deviceId());
    }

    @Test
    void aServerThatDoesNotAnswerIsAFailureAndHoldsUpNobodyLongerThanTheClientWaits() {
        town.peer(0).on("/_matrix/federation/v1/user/", town.peer(0).silence());
        CryptoDevice alice = new CryptoDevice(town.server().person("alice"));
        String silent = "@stranger:" + town.peer(0).name();
        JsonObject body = Json.object()
                .add("timeout", 500)
                .add("device_keys", Json.object().add(silent, Json.array()).add(alice.user(), Json.array()))
                .build();
        JsonObject answer =
                alice.person().talk().post(CryptoDevice.V3 + "keys/query", body).ok();
        assertThat(answer.getJsonObject("failures"))
                .containsKey(town.peer(0).name().value());
        assertThat(answer.getJsonObject("device_keys")).containsOnlyKeys(alice.user());
    }

    @Test
    void serversThatShareARoomAreToldOfEachDeviceInAChain() {
        StrangePeer peer = town.peer(1);
        Room room = town.room("shared");
        PeerRoom.join(peer, town.server(), room.id());
        CryptoDevice.ready(room.alice(), 0);
        CryptoDevice second = CryptoDevice.ready(room.alice().onAnotherDevice(), 0);
        second.person().talk().post(CryptoDevice.V3 + "logout", "{}").ok();
        List<JsonObject> told = awaitUpdates(peer, room.alice(), 3);
        assertThat(told.get(0)).doesNotContainKey("prev_id").containsKey("keys");
        for (int i = 1; i < 3; i++)
            assertThat(told.get(i).getJsonArray("prev_id"))
                    .containsExactly(told.get(i - 1).get("stream_id"));
        assertThat(told.get(2).getBoolean("deleted")).isTrue();
        assertThat(told.get(2).getString("device_id")).isEqualTo(second.id());
        JsonObject listed = peer.ask(
                        town.server(),
                        "GET",
                        "/_matrix/federation/v1/user/devices/"
                                + Person.segment(room.alice().userId()),
                        null)
                .ok();
        assertThat(listed.get("stream_id")).isEqualTo(told.get(2).get("stream_id"));
        assertThat(listed.getJsonArray("devices")).hasSize(1);
    }

    @Test
    void whatWasSentDuringAnOutageOrBeforeARestartArrivesOnceAndInOrder() {
        StrangePeer peer = town.peer(2);
        CryptoDevice alice = new CryptoDevice(town.server().person("alice"));
        String stranger = "@stranger:" + peer.name();
        peer.on("/_matrix/federation/v1/send/", StrangePeer.refuses(503));
        alice.send(stranger, "DEVICE", "first");
        alice.send(stranger, "*", "second");
        town.server().kill();
        town.server().start();
        peer.behaves();
        peer.ask(town.server(), "GET", "/_matrix/federation/v1/event/%24any", null);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(bodies(peer, stranger)).containsExactly("first", "second"));
    }

    private static List<String> bodies(StrangePeer peer, String user) {
        List<String> found = new ArrayList<>();
        peer.edus("m.direct_to_device").forEach(content -> {
            JsonObject messages = content.getJsonObject("messages");
            if (messages.containsKey(user))
                messages.getJsonObject(user)
                        .values()
                        .forEach(each -> found.add(each.asJsonObject().getString("body")));
        });
        return found;
    }

    private static List<JsonObject> awaitUpdates(StrangePeer peer, Person of, int many) {
        return await().atMost(Duration.ofSeconds(60)).until(() -> updates(peer, of), updates -> updates.size() >= many);
    }

    private static List<JsonObject> updates(StrangePeer peer, Person of) {
        return peer.edus("m.device_list_update").stream()
                .filter(content -> content.getString("user_id").equals(of.userId()))
                .toList();
    }

    private DeviceEdus edus(StrangePeer peer) {
        return new DeviceEdus(town.server(), peer);
    }

    private static JsonObject message(String sender, String id, CryptoDevice to, String text) {
        JsonObject content = Json.object().add("body", text).build();
        return Json.object()
                .add("sender", sender)
                .add("type", "m.test")
                .add("message_id", id)
                .add("messages", Json.object().add(to.user(), Json.object().add(to.id(), content)))
                .build();
    }

    private static JsonObject devices(CryptoDevice asking, String user) {
        return asking.query(user).getJsonObject("device_keys").getJsonObject(user);
    }
}
