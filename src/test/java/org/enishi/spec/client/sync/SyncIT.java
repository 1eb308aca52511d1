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
@DisplayName("Syncing")
class SyncIT {
    private static final String LIMIT_2 = "filter={\"room\":{\"timeline\":{\"limit\":2}}}";

    private final EnishiServer server = Servers.one();
    private final Device alice = new Device(server.person("alice"));
    private final Device bob = new Device(server.person("bob"));

    @Nested
    class Initial {
        @Test
        void returns_the_newest_events_and_the_state_at_their_start() {
            String room = alice.createPublicRoom();
            alice.say(room, "one");
            List<String> last = List.of(alice.say(room, "two"), alice.say(room, "three"));
            JsonObject entry = joined(alice.sync(LIMIT_2), room);
            assertThat(ids(entry, "timeline")).isEqualTo(last);
            assertThat(entry.getJsonObject("timeline").getBoolean("limited")).isTrue();
            assertThat(types(entry, "state")).contains("m.room.create", "m.room.member", "m.room.power_levels");
        }

        @Test
        void has_an_empty_state_where_all_of_it_fits_in_the_timeline() {
            String room = alice.createPublicRoom();
            JsonObject entry = joined(alice.sync("filter={\"room\":{\"timeline\":{\"limit\":50}}}"), room);
            assertThat(types(entry, "timeline")).startsWith("m.room.create", "m.room.member");
            assertThat(events(entry, "state")).isEmpty();
            assertThat(entry.getJsonObject("timeline").getBoolean("limited")).isFalse();
        }

        @Test
        void names_the_heroes_of_a_room_without_a_name() {
            String room = alice.createPublicRoom();
            bob.join(room);
            JsonObject summary = joined(alice.sync(), room).getJsonObject("summary");
            assertThat(summary.getJsonArray("m.heroes")).containsExactly(Json.createValue(bob.user()));
            assertThat(summary.getInt("m.joined_member_count")).isEqualTo(2);
            assertThat(summary.getInt("m.invited_member_count")).isZero();
        }
    }

    @Nested
    class Incremental {
        @Test
        void returns_what_is_new_once() {
            String room = alice.createPublicRoom();
            alice.sync();
            String said = alice.say(room, "hello");
            JsonObject entry = joined(alice.sync(), room);
            assertThat(ids(entry, "timeline")).containsExactly(said);
            assertThat(events(entry, "state")).isEmpty();
            assertThat(entry).doesNotContainKey("summary");
            assertThat(alice.sync()).containsOnlyKeys("next_batch");
        }

        @Test
        void answers_an_old_token_again_with_the_same() {
            String room = alice.createPublicRoom();
            alice.sync();
            alice.say(room, "hello");
            List<String> first = ids(joined(alice.peek(), room), "timeline");
            assertThat(ids(joined(alice.peek(), room), "timeline")).isEqualTo(first);
        }

        @Test
        void summarises_state_changes_of_the_gap() {
            String room = alice.createPublicRoom();
            alice.sync();
            alice.state(room, "m.room.topic", "topic", "old");
            String topic = alice.state(room, "m.room.topic", "topic", "new");
            alice.say(room, "one");
            alice.say(room, "two");
            JsonObject entry = joined(alice.sync(LIMIT_2), room);
            assertThat(ids(entry, "state")).containsExactly(topic);
        }

        @Test
        void tells_the_state_before_the_timeline_where_the_timeline_changes_it_again() {
            String room = alice.createPublicRoom();
            alice.sync();
            String before = alice.state(room, "m.room.topic", "topic", "in the gap");
            alice.say(room, "one");
            String shown = alice.state(room, "m.room.topic", "topic", "in the timeline");
            JsonObject entry = joined(alice.sync("filter={\"room\":{\"timeline\":{\"limit\":1}}}"), room);
            assertThat(ids(entry, "timeline")).containsExactly(shown);
            assertThat(ids(entry, "state")).containsExactly(before);
        }

        @Test
        void gives_a_prev_batch_from_which_messages_fills_the_gap() {
            String room = alice.createPublicRoom();
            alice.sync();
            String missed = alice.say(room, "missed");
            alice.say(room, "one");
            alice.say(room, "two");
            JsonObject timeline = joined(alice.sync(LIMIT_2), room).getJsonObject("timeline");
            JsonObject page = alice.person()
                    .talk()
                    .get(Device.CLIENT + "/rooms/" + Person.segment(room) + "/messages?dir=b&limit=1&from="
                            + timeline.getString("prev_batch"))
                    .ok();
            assertThat(page.getJsonArray("chunk").getJsonObject(0).getString("event_id"))
                    .isEqualTo(missed);
        }

        @Test
        void tells_state_that_the_timeline_filter_hides() {
            String room = alice.createPublicRoom();
            alice.sync();
            String topic = alice.state(room, "m.room.topic", "topic", "hidden in the timeline");
            JsonObject entry =
                    joined(alice.sync("filter={\"room\":{\"timeline\":{\"types\":[\"m.room.message\"]}}}"), room);
            assertThat(events(entry, "timeline")).isEmpty();
            assertThat(ids(entry, "state")).containsExactly(topic);
        }

        @Test
        void tells_a_device_its_own_transaction_ids_and_nobody_else() {
            Device phone = new Device(alice.person().onAnotherDevice());
            String room = alice.createPublicRoom();
            alice.sync();
            phone.sync();
            alice.say(room, "mine");
            assertThat(unsigned(alice.sync(), room)).containsKey("transaction_id");
            assertThat(unsigned(phone.sync(), room)).doesNotContainKey("transaction_id");
        }

        private JsonObject unsigned(JsonObject answer, String room) {
            return events(joined(answer, room), "timeline").get(0).getJsonObject("unsigned");
        }
    }

    @Nested
    class With_use_state_after {
        @Test
        void state_after_is_the_change_up_to_the_end_of_the_timeline() {
            String room = alice.createPublicRoom();
            alice.sync();
            String topic = alice.state(room, "m.room.topic", "topic", "new");
            JsonObject entry = joined(alice.sync("use_state_after=true"), room);
            assertThat(ids(entry, "timeline")).containsExactly(topic);
            assertThat(ids(entry, "state_after")).containsExactly(topic);
            assertThat(entry).doesNotContainKey("state");
        }

        @Test
        void state_after_is_there_even_when_empty() {
            String room = alice.createPublicRoom();
            alice.sync();
            alice.say(room, "hello");
            assertThat(joined(alice.sync("use_state_after=true"), room)).containsKey("state_after");
        }
    }

    @Nested
    class With_full_state {
        @Test
        void all_rooms_tell_their_state_at_once() {
            String room = alice.createPublicRoom();
            alice.sync();
            JsonObject entry = joined(alice.sync("full_state=true", "timeout=60000"), room);
            assertThat(events(entry, "timeline")).isEmpty();
            assertThat(types(entry, "state")).contains("m.room.create", "m.room.member");
        }
    }

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
            assertThat(bob.sync()).containsOnlyKeys("next_batch");
        }

        @Test
        void a_declined_invitation_is_left_once() {
            String room = alice.createRoom(Json.createObjectBuilder());
            alice.invite(room, bob);
            bob.sync();
            bob.leave(room);
            assertThat(types(room(bob.sync(), "leave", room), "timeline")).containsExactly("m.room.member");
            assertThat(bob.sync()).containsOnlyKeys("next_batch");
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
            assertThat(bob.sync()).containsOnlyKeys("next_batch");
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
            assertThat(bob.syncLater(300).get(30, TimeUnit.SECONDS)).containsOnlyKeys("next_batch");
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

    @Test
    void a_token_of_another_origin_is_refused() {
        assertThat(bob.refused("since=x1").errcode()).isEqualTo("M_INVALID_PARAM");
    }
}
