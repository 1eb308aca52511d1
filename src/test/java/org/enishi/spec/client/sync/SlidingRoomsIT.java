package org.enishi.spec.client.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.spec.client.sync.Sliding.ALL;
import static org.enishi.spec.client.sync.Sliding.ids;
import static org.enishi.spec.client.sync.Sliding.json;
import static org.enishi.spec.client.sync.Sliding.list;
import static org.enishi.spec.client.sync.Sliding.room;
import static org.enishi.spec.client.sync.Sliding.rooms;
import static org.enishi.spec.client.sync.Sliding.state;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** MSC4186, "Simplified Sliding Sync". */
@DisplayName("Simplified sliding sync: rooms")
class SlidingRoomsIT {
    private final EnishiServer server = Servers.one();
    private final Device alice = new Device(server.person("alice"));
    private final Device bob = new Device(server.person("bob"));
    private final Sliding slider = Sliding.of(alice);

    @Nested
    class Rooms {
        @Test
        void are_told_whole_once_and_then_what_is_new() {
            String room = alice.createPublicRoom();
            alice.state(room, "m.room.name", "name", "Kitchen");
            String said = alice.say(room, "hello");
            JsonObject first = room(slider.sync(ALL), room);
            assertThat(first.getBoolean("initial")).isTrue();
            assertThat(first.getString("name")).isEqualTo("Kitchen");
            assertThat(first.getInt("joined_count")).isEqualTo(1);
            assertThat(first.getBoolean("limited")).isTrue();
            assertThat(first.getInt("num_live")).isZero();
            assertThat(ids(first, "timeline")).hasSize(3).last().isEqualTo(said);

            String next = alice.say(room, "again");
            JsonObject second = room(slider.sync(ALL), room);
            assertThat(second).doesNotContainKeys("initial", "name", "joined_count");
            assertThat(ids(second, "timeline")).containsExactly(next);
            assertThat(second.getBoolean("limited")).isFalse();
            assertThat(second.getInt("num_live")).isEqualTo(1);
        }

        @Test
        void say_after_whom_they_are_called() {
            String room = alice.createPublicRoom();
            bob.join(room);
            JsonObject entry = room(slider.sync(ALL), room);
            assertThat(list(entry, "heroes"))
                    .singleElement()
                    .satisfies(hero -> assertThat(hero.getString("user_id")).isEqualTo(bob.user()));
            assertThat(entry.getInt("joined_count")).isEqualTo(2);
        }

        @Test
        void say_that_their_name_was_taken_away() {
            String room = alice.createPublicRoom();
            alice.state(room, "m.room.name", "name", "Kitchen");
            slider.sync(ALL);
            alice.state(room, "m.room.name", "name", "");
            assertThat(room(slider.sync(ALL), room)).containsEntry("name", JsonValue.NULL);
            alice.say(room, "nameless");
            assertThat(room(slider.sync(ALL), room)).doesNotContainKeys("name", "avatar");
        }

        @Test
        void say_that_the_picture_of_the_other_in_a_direct_chat_was_taken_away() {
            picture("mxc://example.org/bob");
            String room = directChat();
            assertThat(room(slider.sync(ALL), room).getString("avatar")).isEqualTo("mxc://example.org/bob");
            var waiting = slider.syncLater(ALL, 30_000);
            picture("");
            JsonObject entry = room(waiting.join(), room);
            assertThat(entry).containsEntry("avatar", JsonValue.NULL).doesNotContainKey("is_dm");
        }

        @Test
        void say_when_they_become_direct_chats_and_when_they_are_none_any_more() {
            picture("mxc://example.org/bob");
            String room = directChat();
            assertThat(room(slider.sync(ALL), room)).containsEntry("is_dm", JsonValue.TRUE);
            var waiting = slider.syncLater(ALL, 30_000);
            direct("{}");
            JsonObject plain = room(waiting.join(), room);
            assertThat(plain).containsEntry("is_dm", JsonValue.FALSE).containsEntry("avatar", JsonValue.NULL);
            assertThat(rooms(slider.sync(ALL))).as("told once").isEmpty();
            slider.sync("{}");
            direct("{'" + bob.user() + "':['" + room + "']}");
            slider.sync("{}");
            JsonObject again = room(slider.sync(ALL), room);
            assertThat(again).as("it was out of sight meanwhile").containsEntry("is_dm", JsonValue.TRUE);
            assertThat(again.getString("avatar")).isEqualTo("mxc://example.org/bob");
        }

        private String directChat() {
            String room = alice.createPublicRoom();
            bob.join(room);
            direct("{'" + bob.user() + "':['" + room + "']}");
            return room;
        }

        private void direct(String rooms) {
            alice.put("/user/" + Person.segment(alice.user()) + "/account_data/m.direct", json(rooms));
        }

        private void picture(String url) {
            bob.put("/profile/" + Person.segment(bob.user()) + "/avatar_url", json("{'avatar_url':'" + url + "'}"));
        }

        @Test
        void count_what_is_unread_until_it_is_read_on_any_device() {
            String room = alice.createPublicRoom();
            bob.join(room);
            slider.sync(ALL);
            String said = bob.say(room, "read me");
            assertThat(room(slider.sync(ALL), room).getInt("notification_count"))
                    .isEqualTo(1);
            alice.post(
                    "/rooms/" + Person.segment(room) + "/receipt/m.read.private/" + Person.segment(said), json("{}"));
            JsonObject read = room(slider.sync(ALL), room);
            assertThat(read.getInt("notification_count")).isZero();
            assertThat(read.getInt("highlight_count")).isZero();
            assertThat(rooms(slider.sync(ALL))).isEmpty();
        }

        @Test
        void mark_a_gap_from_which_messages_goes_on() {
            String room = alice.createPublicRoom();
            slider.sync(ALL);
            String missed = alice.say(room, "0");
            for (int i = 1; i < 4; i++) alice.say(room, "" + i);
            JsonObject entry = room(slider.sync(ALL), room);
            assertThat(entry.getBoolean("limited")).isTrue();
            JsonObject page = alice.person()
                    .talk()
                    .get(Device.CLIENT + "/rooms/" + Person.segment(room) + "/messages?dir=b&limit=1&from="
                            + entry.getString("prev_batch"))
                    .ok();
            assertThat(ids(page, "chunk")).containsExactly(missed);
        }

        @Test
        void are_told_from_further_back_when_more_is_wanted() {
            String room = alice.createPublicRoom();
            slider.sync(ALL);
            JsonObject entry = room(slider.sync(ALL.replace("'timeline_limit':3", "'timeline_limit':50")), room);
            assertThat(entry.getBoolean("expanded_timeline")).isTrue();
            assertThat(list(entry, "timeline").get(0).getString("type")).isEqualTo("m.room.create");
        }

        @Test
        void that_are_subscribed_to_are_told_wherever_they_stand() {
            String room = alice.createPublicRoom();
            alice.createPublicRoom();
            JsonObject answer = slider.sync("{'lists':{'top':{'ranges':[[0,0]]}},'room_subscriptions':{'" + room
                    + "':{'timeline_limit':1,'required_state':[['m.room.create','']]}}}");
            assertThat(state(room(answer, room))).containsExactly("m.room.create|");
            assertThat(rooms(answer)).hasSize(2);
        }

        @Test
        void of_others_are_not_told() {
            String room = bob.createPublicRoom();
            assertThat(rooms(slider.sync("{'room_subscriptions':{'" + room + "':{'timeline_limit':9}}}")))
                    .isEmpty();
        }
    }

    @Nested
    class RequiredState {
        @Test
        void understands_all_me_and_lazy() {
            String room = alice.createPublicRoom();
            bob.join(room);
            alice.say(room, "hello");
            assertThat(stateOf(room, "['m.room.member','$ME']")).containsExactly("m.room.member|" + alice.user());
            assertThat(stateOf(room, "['m.room.member','$LAZY']")).containsExactly("m.room.member|" + alice.user());
            assertThat(stateOf(room, "['m.room.member','*']")).hasSize(2);
            assertThat(stateOf(room, "['*','']"))
                    .contains("m.room.create|", "m.room.power_levels|")
                    .noneMatch(key -> key.contains("@"));
            assertThat(stateOf(room, "['*','*']")).contains("m.room.create|", "m.room.member|" + bob.user());
        }

        @Test
        void tells_changes_and_what_was_not_wanted_before() {
            String room = alice.createPublicRoom();
            slider.sync(wanting("['m.room.topic','']", 0));
            String topic = alice.state(room, "m.room.topic", "topic", "new");
            alice.state(room, "m.room.name", "name", "unwanted");
            JsonObject changed = room(slider.sync(wanting("['m.room.topic','']", 0)), room);
            assertThat(ids(changed, "required_state")).containsExactly(topic);
            JsonObject grown = room(slider.sync(wanting("['m.room.topic',''],['m.room.create','']", 0)), room);
            assertThat(state(grown)).containsExactly("m.room.create|");
        }

        @Test
        void loads_a_member_once_when_the_timeline_needs_it() {
            String room = alice.createPublicRoom();
            bob.join(room);
            String lazy = wanting("['m.room.member','$LAZY']", 1);
            slider.sync(lazy);
            alice.say(room, "one");
            assertThat(state(room(slider.sync(lazy), room))).containsExactly("m.room.member|" + alice.user());
            alice.say(room, "two");
            assertThat(state(room(slider.sync(lazy), room))).isEmpty();
        }

        private List<String> stateOf(String room, String wanted) {
            return state(room(Sliding.of(alice).sync(wanting(wanted, 1)), room));
        }

        private String wanting(String state, int limit) {
            return "{'lists':{'all':{'ranges':[[0,99]],'timeline_limit':" + limit + ",'required_state':[" + state
                    + "]}}}";
        }
    }
}
