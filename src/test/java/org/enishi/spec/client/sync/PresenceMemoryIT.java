package org.enishi.spec.client.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Postgres;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#presence">Matrix v1.19, "Presence"</a> */
@DisplayName("Presence: where and how long it is known")
class PresenceMemoryIT {
    private static final String QUIET = "set_presence=offline";

    @Test
    void a_restart_forgets_neither_the_status_nor_the_last_activity() {
        try (EnishiServer server = new EnishiServer(Map.of("enishi.presence", "local")).start()) {
            Device alice = new Device(server.person("alice"));
            Device bob = new Device(server.person("bob"));
            String room = alice.createPublicRoom();
            bob.join(room);
            set(bob, "unavailable", "in a meeting");
            awaitHeard(alice, bob, "in a meeting");
            set(alice, "unavailable", "one round later");
            awaitHeard(bob, alice, "one round later");

            server.kill();
            server.start();
            JsonObject known = status(alice, bob);
            assertThat(known.getString("status_msg")).isEqualTo("in a meeting");
            assertThat(known.getString("presence")).isEqualTo("unavailable");
            assertThat(known.getInt("last_active_ago")).isPositive();
            awaitHeard(alice, bob, "in a meeting");
        }
    }

    @Test
    void all_nodes_of_a_server_know_the_same() {
        Map<String, String> shared = new HashMap<>(Postgres.settings());
        shared.put("enishi.presence", "local");
        try (EnishiServer one = new EnishiServer(shared).start()) {
            shared.put("enishi.server-name", one.name());
            try (EnishiServer other = new EnishiServer(shared).start()) {
                Person person = one.person("bob");
                Device alice = new Device(one.person("alice"));
                Device bob = new Device(person.at(other));
                String room = alice.createPublicRoom();
                bob.join(room);
                set(bob, "online", "on the other node");
                awaitHeard(alice, bob, "on the other node");
                assertThat(status(alice, bob).getString("presence")).isEqualTo("online");

                set(new Device(person), "unavailable", "here, too");
                awaitHeard(new Device(alice.person().at(other)), bob, "here, too");
                assertThat(status(alice, bob).getString("presence"))
                        .as("the most active device counts, wherever it is")
                        .isEqualTo("online");
                set(bob, "offline", "gone from there");
                await().atMost(30, TimeUnit.SECONDS)
                        .untilAsserted(() -> assertThat(
                                        status(new Device(alice.person().at(other)), bob)
                                                .getString("presence"))
                                .isEqualTo("unavailable"));
            }
        }
    }

    private static void set(Device who, String state, String message) {
        JsonObject body = Json.createObjectBuilder()
                .add("presence", state)
                .add("status_msg", message)
                .build();
        who.put("/presence/" + Person.segment(who.user()) + "/status", body);
    }

    private static JsonObject status(Device who, Device whom) {
        String path = Device.CLIENT + "/presence/" + Person.segment(whom.user()) + "/status";
        return who.person().talk().get(path).ok();
    }

    /** By sync. */
    private static void awaitHeard(Device who, Device whom, String message) {
        await().atMost(30, TimeUnit.SECONDS)
                .until(() -> Device.events(who.sync(QUIET), "presence").stream()
                        .filter(event -> event.getString("sender").equals(whom.user()))
                        .anyMatch(event -> event.getJsonObject("content")
                                .getString("status_msg", "")
                                .equals(message)));
    }
}
