package org.enishi.spec.client.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.spec.client.sync.Device.events;
import static org.enishi.spec.client.sync.Device.joined;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.enishi.fixture.EnishiServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A server that starts makes first answers that nobody gets. It has sightings to go by after a quarter of a minute. */
@DisplayName("Syncing after a restart")
class RehearsalIT {
    private static final String LAZY =
            "filter={\"room\":{\"state\":{\"lazy_load_members\":true},\"timeline\":{\"limit\":1}}}";

    /** The third is in too many rooms. */
    @Test
    void answers_for_those_seen_last_are_rehearsed_and_count_for_no_device() {
        try (var server = new EnishiServer(Map.of()).start()) {
            var alice = new Device(server.person("alice"));
            var bob = new Device(server.person("bob"));
            var carol = new Device(server.person("carol"));
            String room = alice.createPublicRoom();
            alice.state(room, "m.room.name", "name", "so there are no heroes");
            bob.join(room);
            carol.join(room);
            carol.say(room, "carol is in the answer that is rehearsed");
            bob.say(room, "bob is in alice's");
            for (int i = 0; i < 200; i++) bob.createPublicRoom();
            alice.sync(LAZY);
            await("a sighting that is written", () -> wasSeen(alice));

            server.stop();
            server.start();
            await(
                    "a rehearsal without bob",
                    () -> server.output().contains("] Rehearsed first answers for 2 people, "));

            carol.say(room, "alice has not been told of carol");
            assertThat(events(joined(alice.sync(LAZY), room), "state"))
                    .anyMatch(event -> event.getString("state_key").equals(carol.user()));
            assertThat(server.output()).doesNotContain("ERROR");
        }
    }

    private static boolean wasSeen(Device device) {
        return device.person().talk().get(Device.CLIENT + "/devices").ok().getJsonArray("devices").stream()
                .allMatch(each -> each.asJsonObject().containsKey("last_seen_ts"));
    }

    private static void await(String what, Callable<Boolean> come) {
        Awaitility.await(what)
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(500))
                .until(come);
    }
}
