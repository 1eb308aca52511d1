package org.enishi.spec.client.encryption;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.enishi.json.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("MSC3814: dehydrated devices")
class DehydratedDeviceIT {
    private static final String PATH = "/_matrix/client/unstable/org.matrix.msc3814.v1/dehydrated_device";

    private final EnishiServer server = Servers.one();
    private final Person alice = server.person("alice");
    private final CryptoDevice bob = new CryptoDevice(server.person("bob"));

    @Test
    void there_is_one_which_gets_keys_and_messages_while_nobody_is_there() {
        assertThat(alice.talk().get(PATH).status()).isEqualTo(404);
        put("SLEEPER1").ok();
        put("SLEEPER2").ok();
        JsonObject found = alice.talk().get(PATH).ok();
        assertThat(found.getString("device_id")).isEqualTo("SLEEPER2");
        assertThat(found.getJsonObject("device_data").getString("algorithm")).isEqualTo("m.dehydration.v1.olm");
        JsonObject device = bob.query(alice.userId())
                .getJsonObject("device_keys")
                .getJsonObject(alice.userId())
                .getJsonObject("SLEEPER2");
        assertThat(device.getBoolean("dehydrated")).isTrue();
        assertThat(bob.claim(alice.userId(), "SLEEPER2")).hasSize(1);
        bob.send(alice.userId(), "SLEEPER2", "a room key");
        JsonObject events = alice.talk().post(PATH + "/SLEEPER2/events", "{}").ok();
        assertThat(events.getJsonArray("events")).hasSize(1);
        String next = Json.object()
                .add("next_batch", events.getString("next_batch"))
                .build()
                .toString();
        assertThat(alice.talk().post(PATH + "/SLEEPER2/events", next).ok().getJsonArray("events"))
                .isEmpty();
        assertThat(alice.talk().post(PATH + "/OTHER/events", "{}").status()).isEqualTo(403);
        assertThat(alice.talk().delete(PATH).ok().getString("device_id")).isEqualTo("SLEEPER2");
        assertThat(alice.talk().get(PATH).status()).isEqualTo(404);
    }

    /** No text of PostgreSQL holds it. */
    @Test
    void it_may_have_a_name_that_cannot_be_kept() {
        String body = body("SLEEPER3").toString().replace("\"dehydrated\"", "\"de\\u0000hydrated\"");
        alice.talk().put(PATH, body).ok();
    }

    @Test
    void keys_of_another_device_are_refused() {
        JsonObject body = Json.object(body("SLEEPER"))
                .add("device_keys", bob.deviceKeys())
                .build();
        assertThat(alice.talk().put(PATH, body).status()).isEqualTo(400);
        assertThat(alice.talk().get(PATH).status()).isEqualTo(404);
    }

    private Reply put(String device) {
        return alice.talk().put(PATH, body(device));
    }

    private JsonObject body(String device) {
        CryptoDevice sleeper = new CryptoDevice(new Person(server, alice.userId(), device, "", ""));
        return Json.object()
                .add("device_id", device)
                .add("device_data", Json.object().add("algorithm", "m.dehydration.v1.olm"))
                .add("initial_device_display_name", "dehydrated")
                .add(
                        "device_keys",
                        sleeper.sign(Json.object(sleeper.deviceKeys())
                                .remove("signatures")
                                .add("dehydrated", true)
                                .build()))
                .add("one_time_keys", sleeper.oneTimeKeys(1))
                .build();
    }
}
