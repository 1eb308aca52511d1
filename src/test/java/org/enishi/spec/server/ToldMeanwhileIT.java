package org.enishi.spec.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.enishi.fixture.peer.Neighbourhood.Room;
import org.enishi.fixture.peer.PeerRoom;
import org.enishi.fixture.peer.StrangePeer;
import org.enishi.json.Json;
import org.enishi.spec.client.encryption.CryptoDevice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Device Management: what is told while the list is asked for, and answers from before what is known")
class ToldMeanwhileIT extends FederationIT {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private StrangePeer peer;
    private DeviceEdus edus;
    private String stranger;
    private CryptoDevice alice;

    @BeforeEach
    void meet() {
        peer = town.peer(2);
        edus = new DeviceEdus(town.server(), peer);
        Room room = town.room("shared");
        stranger = PeerRoom.joinAs("stranger" + COUNT.incrementAndGet(), peer, town.server(), room.id())
                .user();
        alice = new CryptoDevice(room.alice());
    }

    @Test
    void anUpdateDuringTheFirstQuestionIsNotLost() {
        answers(question -> {
            if (question > 1) return DeviceEdus.list(stranger, 6, "FIRST", "SECOND");
            edus.tell("m.device_list_update", DeviceEdus.update(stranger, "SECOND", 6, 5));
            return DeviceEdus.list(stranger, 5, "FIRST");
        });
        assertThat(devices()).containsOnlyKeys("FIRST");
        await().untilAsserted(() -> assertThat(devices()).containsOnlyKeys("FIRST", "SECOND"));
    }

    @Test
    void nobodyNeedsToAskForWhatWasToldDuringAQuestion() {
        AtomicInteger asked = answers(question -> {
            if (question == 1) edus.tell("m.device_list_update", DeviceEdus.update(stranger, "SECOND", 6, 5));
            return DeviceEdus.list(stranger, question == 1 ? 5 : 6, "FIRST");
        });
        assertThat(devices()).containsOnlyKeys("FIRST");
        await().until(() -> asked.get() >= 2);
    }

    @Test
    void anUpdateWhileAListWithAGapIsAskedForIsNotLost() {
        answers(question -> DeviceEdus.list(stranger, 5, "FIRST"));
        assertThat(devices()).containsOnlyKeys("FIRST");
        answers(question -> {
            if (question > 1) return DeviceEdus.list(stranger, 10, "THIRD", "FOURTH");
            edus.tell("m.device_list_update", DeviceEdus.update(stranger, "FOURTH", 10, 9));
            return DeviceEdus.list(stranger, 9, "THIRD");
        });
        edus.tell("m.device_list_update", DeviceEdus.update(stranger, "THIRD", 9, 8));
        await().untilAsserted(() -> assertThat(devices()).containsOnlyKeys("THIRD", "FOURTH"));
    }

    @Test
    void otherKeysOfTheUserDuringTheFirstQuestionAreNotLost() {
        answers(question -> {
            if (question > 1) return withMaster("TWO");
            edus.tell(
                    "m.signing_key_update",
                    Json.object()
                            .add("user_id", stranger)
                            .add("master_key", master("TWO"))
                            .build());
            return withMaster("ONE");
        });
        assertThat(masterKey()).isEqualTo(master("ONE"));
        await().untilAsserted(() -> assertThat(masterKey()).isEqualTo(master("TWO")));
    }

    @Test
    void anAnswerFromBeforeWhatIsKnownIsAskedForAgain() {
        answers(question -> DeviceEdus.list(stranger, 5, "FIRST"));
        assertThat(devices()).containsOnlyKeys("FIRST");
        answers(question -> question == 1
                ? DeviceEdus.list(stranger, 4, "BEFORE")
                : DeviceEdus.list(stranger, 9, "FIRST", "THIRD"));
        edus.tell("m.device_list_update", DeviceEdus.update(stranger, "THIRD", 9, 8));
        await().untilAsserted(() -> assertThat(devices()).containsOnlyKeys("FIRST", "THIRD"));
    }

    /** @param answer to the first question, the second, and so on @return how many there were */
    private AtomicInteger answers(IntFunction<JsonObject> answer) {
        AtomicInteger asked = new AtomicInteger();
        peer.on("/_matrix/federation/v1/user/devices/", StrangePeer.says(() -> answer.apply(asked.incrementAndGet())));
        return asked;
    }

    private JsonObject devices() {
        return alice.query(stranger).getJsonObject("device_keys").getJsonObject(stranger);
    }

    private JsonObject masterKey() {
        return alice.query(stranger).getJsonObject("master_keys").getJsonObject(stranger);
    }

    private JsonObject withMaster(String key) {
        return Json.object(DeviceEdus.list(stranger, 5, "FIRST"))
                .add("master_key", master(key))
                .build();
    }

    private JsonObject master(String key) {
        return Json.object()
                .add("user_id", stranger)
                .add("usage", Json.array().add("master"))
                .add("keys", Json.object().add("ed25519:" + key, key))
                .build();
    }
}
