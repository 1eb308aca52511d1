package org.enishi.spec.client.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.spec.client.sync.Device.CLIENT;
import static org.enishi.spec.client.sync.Device.events;
import static org.enishi.spec.client.sync.Device.joined;
import static org.enishi.spec.client.sync.Device.room;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.enishi.fixture.Person;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that only ever read /sync know the room as it is, whatever happened and however often they looked. */
@DisplayName("Random histories")
class HistoriesIT {
    private final Device alice = new Device(Servers.one().person("alice"));
    private final String room = alice.createPublicRoom();
    private final List<Listener> people = List.of(
            new Listener(alice),
            new Listener(new Device(Servers.one().person("bob"))),
            new Listener(new Device(Servers.one().person("carol"))));

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "3, true", "4, true"})
    void clients_end_with_the_state_of_the_room(long seed, boolean stateAfter) {
        var random = new Random(seed);
        for (int step = 0; step < 70; step++) {
            people.get(random.nextInt(3)).act(random, step);
            if (random.nextInt(3) == 0) people.get(random.nextInt(3)).listen(random.nextInt(4) + 1, stateAfter);
        }
        for (Listener person : people) {
            person.enter();
            person.listen(2, stateAfter);
            person.listen(2, stateAfter);
            assertThat(person.state).as(person.device.user()).isEqualTo(person.truth());
        }
    }

    /** Somebody with a model of the room, as a client keeps it. */
    private final class Listener {
        private final Device device;
        private final Map<String, String> state = new HashMap<>();
        private final Set<String> heard = new HashSet<>();
        private boolean in;

        Listener(Device device) {
            this.device = device;
            this.in = device == alice;
        }

        void act(Random random, int step) {
            if (!in) {
                enter();
                return;
            }
            switch (random.nextInt(6)) {
                case 0 -> leave();
                case 1 -> {
                    if (device == alice) device.state(room, "m.room.topic", "topic", "topic " + step);
                    else device.say(room, "no topic from me " + step);
                }
                default -> device.say(room, "step " + step);
            }
        }

        void enter() {
            if (!in) device.join(room);
            in = true;
        }

        private void leave() {
            if (device == alice) return;
            device.leave(room);
            in = false;
        }

        void listen(int limit, boolean stateAfter) {
            JsonObject answer = device.sync(
                    "filter={\"room\":{\"timeline\":{\"limit\":" + limit + "}}}", "use_state_after=" + stateAfter);
            take(joined(answer, room), stateAfter);
            take(room(answer, "leave", room), stateAfter);
        }

        private void take(JsonObject entry, boolean stateAfter) {
            List<JsonObject> timeline = events(entry, "timeline");
            timeline.forEach(event -> assertThat(heard.add(event.getString("event_id")) || isWhole(entry))
                    .as("came twice: " + event)
                    .isTrue());
            if (stateAfter) {
                events(entry, "state_after").forEach(this::note);
                return;
            }
            events(entry, "state").forEach(this::note);
            timeline.stream().filter(event -> event.containsKey("state_key")).forEach(this::note);
        }

        /** Somebody who left and came back is told the room anew. */
        private boolean isWhole(JsonObject entry) {
            return entry.containsKey("summary") && device != alice;
        }

        private void note(JsonObject event) {
            state.put(event.getString("type") + "|" + event.getString("state_key"), event.getString("event_id"));
        }

        private Map<String, String> truth() {
            Map<String, String> found = new HashMap<>();
            String path = CLIENT + "/rooms/" + Person.segment(room) + "/state";
            String text = device.person().talk().get(path).text();
            Json.createReader(new StringReader(text))
                    .readArray()
                    .getValuesAs(JsonObject.class)
                    .forEach(event -> found.put(
                            event.getString("type") + "|" + event.getString("state_key"), event.getString("event_id")));
            return found;
        }
    }
}
