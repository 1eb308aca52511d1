package org.enishi.spec.client.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.spec.client.sync.Device.events;
import static org.enishi.spec.client.sync.Device.ids;
import static org.enishi.spec.client.sync.Device.joined;
import static org.enishi.spec.client.sync.Device.room;
import static org.enishi.spec.client.sync.Device.types;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#syncing">Matrix v1.19, "Syncing"</a> */
@DisplayName("Following rooms")
class FollowingIT {
    private final EnishiServer server = Servers.one();
    private final Device alice = new Device(server.person("alice"));
    private final Device bob = new Device(server.person("bob"));

    @Nested
    class Membership {
        @Test
        void a_room_newly_joined_comes_whole() {
            String room = alice.createPublicRoom();
            String said = alice.say(room, "before bob");
            bob.sync();
            bob.join(room);
            JsonObject entry = joined(bob.sync("filter={\"room\":{\"timeline\":{\"limit\":2}}}"), room);
            assertThat(ids(entry, "timeline")).hasSize(2).startsWith(said);
            assertThat(types(entry, "state")).contains("m.room.create", "m.room.power_levels", "m.room.member");
        }

        @Test
        void an_invitation_comes_once_with_stripped_state() {
            String room = alice.createRoom(Json.createObjectBuilder().add("name", "Books"));
            bob.sync();
            alice.invite(room, bob);
            JsonObject entry = room(bob.sync(), "invite", room);
            assertThat(types(entry, "invite_state"))
                    .contains("m.room.create", "m.room.join_rules", "m.room.name", "m.room.member");
            assertThat(events(entry, "invite_state"))
                    .allSatisfy(event -> assertThat(event).containsOnlyKeys("content", "sender", "state_key", "type"));
            assertThat(bob.sync()).containsOnlyKeys(Device.NOTHING);
        }

        @Test
        void a_declined_invitation_is_left_once() {
            String room = alice.createRoom(Json.createObjectBuilder());
            alice.invite(room, bob);
            bob.sync();
            bob.leave(room);
            assertThat(types(room(bob.sync(), "leave", room), "timeline")).containsExactly("m.room.member");
            assertThat(bob.sync()).containsOnlyKeys(Device.NOTHING);
        }

        @Test
        void a_room_that_was_left_appears_once_and_tells_nothing_later() {
            String room = alice.createPublicRoom();
            bob.join(room);
            bob.sync();
            String said = alice.say(room, "heard");
            bob.leave(room);
            alice.say(room, "not heard");
            List<String> heard = ids(room(bob.sync(), "leave", room), "timeline");
            assertThat(heard).hasSize(2).startsWith(said);
            alice.say(room, "not heard either");
            assertThat(bob.sync()).containsOnlyKeys(Device.NOTHING);
        }

        @Test
        void a_room_left_before_is_in_the_first_answer_only_if_the_filter_includes_it() {
            String room = alice.createPublicRoom();
            bob.join(room);
            bob.leave(room);
            assertThat(room(bob.peek(), "leave", room)).isEmpty();
            assertThat(room(bob.peek("filter={\"room\":{\"include_leave\":true}}"), "leave", room))
                    .isNotEmpty();
        }
    }

    @Nested
    class Waiting {
        @Test
        void ends_early_when_something_happens() throws Exception {
            String room = alice.createPublicRoom();
            bob.join(room);
            bob.sync();
            CompletableFuture<JsonObject> answer = bob.syncLater(60_000);
            String said = alice.say(room, "wake up");
            assertThat(ids(joined(answer.get(30, TimeUnit.SECONDS), room), "timeline"))
                    .containsExactly(said);
        }

        @Test
        void ends_with_a_token_when_nothing_happens() throws Exception {
            bob.sync();
            assertThat(bob.syncLater(300).get(30, TimeUnit.SECONDS)).containsOnlyKeys(Device.NOTHING);
        }

        @Test
        void goes_on_while_nothing_happens_that_the_filter_takes() throws Exception {
            String room = alice.createPublicRoom();
            bob.join(room);
            bob.sync();
            CompletableFuture<JsonObject> answer =
                    bob.syncLater(60_000, "filter={\"room\":{\"timeline\":{\"types\":[\"m.room.message\"]}}}");
            for (int i = 0; i < 5; i++)
                alice.put(
                        "/rooms/" + Person.segment(room) + "/send/org.example.noise/n" + i,
                        Json.createObjectBuilder().build());
            String said = alice.say(room, "now");
            assertThat(ids(joined(answer.get(30, TimeUnit.SECONDS), room), "timeline"))
                    .containsExactly(said);
        }
    }

    @Nested
    class Order {
        @Test
        void everybody_gets_the_same_events_in_the_same_order_once() {
            List<Device> people = List.of(alice, bob, new Device(server.person("carol")));
            List<String> rooms = List.of(alice.createPublicRoom(), bob.createPublicRoom());
            people.forEach(person -> rooms.forEach(person::join));
            people.forEach(Device::sync);
            var random = new java.util.Random(20_261_123);
            List<List<String>> heard = new ArrayList<>();
            people.forEach(person -> heard.add(new ArrayList<>()));
            List<String> said = new ArrayList<>();
            for (int step = 0; step < 60; step++) {
                said.add(people.get(random.nextInt(3)).say(rooms.get(0), "step " + step));
                if (random.nextInt(4) == 0) people.get(random.nextInt(3)).say(rooms.get(1), "aside " + step);
                int listener = random.nextInt(3);
                if (random.nextInt(3) == 0) heard.get(listener).addAll(listen(people.get(listener), rooms.get(0)));
            }
            for (int i = 0; i < 3; i++) heard.get(i).addAll(listen(people.get(i), rooms.get(0)));
            assertThat(heard).isEqualTo(Collections.nCopies(3, said));
        }

        private List<String> listen(Device person, String room) {
            return ids(joined(person.sync("filter={\"room\":{\"timeline\":{\"limit\":100}}}"), room), "timeline");
        }
    }
}
