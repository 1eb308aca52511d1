package org.enishi.spec.client.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.spec.client.sync.Device.events;
import static org.enishi.spec.client.sync.Device.ids;
import static org.enishi.spec.client.sync.Device.joined;
import static org.enishi.spec.client.sync.Device.types;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
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
            assertThat(alice.sync()).containsOnlyKeys(Device.NOTHING);
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

    @Test
    void a_token_of_another_origin_is_refused() {
        assertThat(bob.refused("since=x1").errcode()).isEqualTo("M_INVALID_PARAM");
    }
}
