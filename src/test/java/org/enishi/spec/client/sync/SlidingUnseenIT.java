package org.enishi.spec.client.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.spec.client.sync.Sliding.count;
import static org.enishi.spec.client.sync.Sliding.ids;
import static org.enishi.spec.client.sync.Sliding.json;
import static org.enishi.spec.client.sync.Sliding.list;
import static org.enishi.spec.client.sync.Sliding.room;
import static org.enishi.spec.client.sync.Sliding.rooms;
import static org.enishi.spec.client.sync.Sliding.state;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** MSC4186, "Simplified Sliding Sync"; what is left out is as in sync. */
@DisplayName("Simplified sliding sync: what a user may not see, or does not want to")
class SlidingUnseenIT {
    private static final String ALL = "{'lists':{'all':{'ranges':[[0,99]],'timeline_limit':20,"
            + "'required_state':[['m.room.name',''],['m.room.topic','']]}}}";

    private final EnishiServer server = Servers.one();
    private final Device alice = new Device(server.person("alice"));
    private final Device bob = new Device(server.person("bob"));
    private final Sliding slider = Sliding.of(bob);

    /** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#ignoring-users">Matrix v1.19, "Ignoring Users"</a> */
    @Nested
    class Ignored_users {
        @Test
        void are_not_heard_but_for_their_changes_of_the_room() {
            String room = alice.createPublicRoom();
            bob.join(room);
            slider.sync(ALL);
            ignore(bob, alice);
            alice.say(room, "unheard");
            alice.state(room, "m.room.topic", "topic", "known to all");
            JsonObject entry = room(slider.sync(ALL), room);
            assertThat(entry.toString()).doesNotContain("unheard");
            assertThat(list(entry, "timeline"))
                    .extracting(event -> event.getString("type"))
                    .containsExactly("m.room.topic");
            assertThat(state(entry)).containsExactly("m.room.topic|");
            assertThat(entry.getInt("notification_count")).isZero();
        }

        @Test
        void do_not_invite() {
            ignore(bob, alice);
            String unwanted = alice.createRoom(Json.createObjectBuilder().add("name", "Not for Bob"));
            alice.invite(unwanted, bob);
            Device carol = new Device(server.person("carol"));
            String wanted = carol.createRoom(Json.createObjectBuilder());
            carol.invite(wanted, bob);
            JsonObject answer = slider.sync(ALL);
            assertThat(rooms(answer)).containsExactly(wanted);
            assertThat(count(answer, "all")).isEqualTo(1);
            assertThat(rooms(Sliding.of(bob).sync("{'conn_id':'other','room_subscriptions':{'" + unwanted + "':{}}}")))
                    .isEmpty();
            alice.post(
                    "/rooms/" + Person.segment(unwanted) + "/kick",
                    json("{'user_id':'" + bob.user() + "','reason':'regrets'}"));
            assertThat(rooms(slider.sync(ALL)))
                    .as("no end of what was not told")
                    .isEmpty();
        }

        @Test
        void are_heard_again_at_once() {
            ignore(bob, alice);
            String room = alice.createRoom(Json.createObjectBuilder());
            alice.invite(room, bob);
            assertThat(count(slider.sync(ALL), "all")).isZero();
            ignore(bob);
            JsonObject answer = slider.sync(ALL);
            assertThat(count(answer, "all")).isEqualTo(1);
            assertThat(room(answer, room).getString("membership")).isEqualTo("invite");
        }
    }

    @Nested
    class Rooms_that_the_user_is_not_in_any_more {
        private final String room = alice.createPublicRoom();

        @Test
        void are_not_told_of_after_a_ban_whoever_asks_for_them() {
            enter();
            alice.post("/rooms/" + Person.segment(room) + "/ban", json("{'user_id':'" + bob.user() + "'}"));
            String after = alice.say(room, "now that he is banned");
            JsonObject entry = room(slider.sync(ALL), room);
            assertThat(entry.getString("membership")).isEqualTo("ban");
            assertThat(entry.toString()).doesNotContain(after);
            assertNothingMore(slider);
            JsonObject anew = room(assertSilent(Sliding.of(bob)), room);
            assertThat(state(anew)).containsExactly("m.room.member|" + bob.user());
            assertThat(anew).doesNotContainKeys("timeline", "name", "heroes", "joined_count");
        }

        @Test
        void are_not_told_of_after_leaving() {
            enter();
            bob.leave(room);
            assertThat(room(slider.sync(ALL), room).getString("membership")).isEqualTo("leave");
            assertNothingMore(slider);
            assertNothingMore(Sliding.of(bob));
        }

        @Test
        void hide_what_happened_meanwhile_from_members_who_come_back_where_the_history_says_so() {
            alice.state(room, "m.room.history_visibility", "history_visibility", "joined");
            enter();
            bob.leave(room);
            String meanwhile = alice.say(room, "while he was away");
            bob.join(room);
            String said = alice.say(room, "now that he is back");
            JsonObject entry = room(slider.sync(ALL), room);
            assertThat(ids(entry, "timeline")).contains(said).doesNotContain(meanwhile);
        }

        private void enter() {
            bob.join(room);
            slider.sync(ALL);
        }

        private void assertNothingMore(Sliding connection) {
            assertThat(rooms(assertSilent(connection))).isEmpty();
        }

        /** Neither events nor what goes on beside them is told. */
        private JsonObject assertSilent(Sliding connection) {
            String said = alice.say(room, "and on");
            alice.put(
                    "/rooms/" + Person.segment(room) + "/typing/" + Person.segment(alice.user()),
                    json("{'typing':true,'timeout':30000}"));
            alice.post("/rooms/" + Person.segment(room) + "/receipt/m.read/" + Person.segment(said), json("{}"));
            String everything = "{'lists':{'all':{'ranges':[[0,99]],'timeline_limit':20,'required_state':[['*','*']]}},"
                    + "'room_subscriptions':{'" + room + "':{'timeline_limit':20,'required_state':[['*','*']]}},"
                    + "'extensions':{'typing':{'enabled':true},'receipts':{'enabled':true}}}";
            JsonObject answer = connection.sync(everything);
            assertThat(answer.getJsonObject("extensions").toString()).doesNotContain(room);
            assertThat(answer.toString()).doesNotContain(said);
            return answer;
        }
    }

    /** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3accountdeactivate">Matrix v1.19, "POST /account/deactivate"</a> */
    @Nested
    class Erased_senders {
        @Test
        void are_shown_redacted_to_those_who_join_afterwards() {
            String room = alice.createPublicRoom();
            bob.join(room);
            alice.say(room, "secret of Alice");
            alice.state(room, "m.room.topic", "topic", "Topic of Alice");
            alice.state(room, "m.room.name", "name", "Name by Alice");
            alice.person().deactivate(true);
            Device dave = new Device(server.person("dave"));
            dave.join(room);

            JsonObject late = room(Sliding.of(dave).sync(ALL), room);
            assertThat(late.toString()).doesNotContain("secret of Alice", "Topic of Alice", "Name by Alice");
            assertThat(state(late)).containsExactly("m.room.name|", "m.room.topic|");
            assertThat(late).doesNotContainKey("name");

            JsonObject before = room(slider.sync(ALL), room);
            assertThat(before.toString()).contains("secret of Alice", "Topic of Alice");
            assertThat(before.getString("name")).isEqualTo("Name by Alice");
        }
    }

    private static void ignore(Device who, Device... others) {
        var users = Json.createObjectBuilder();
        for (Device other : others) users.add(other.user(), Json.createObjectBuilder());
        String path = "/user/" + Person.segment(who.user()) + "/account_data/m.ignored_user_list";
        who.put(path, Json.createObjectBuilder().add("ignored_users", users).build());
    }
}
