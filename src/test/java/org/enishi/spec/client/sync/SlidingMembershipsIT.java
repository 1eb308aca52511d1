package org.enishi.spec.client.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.spec.client.sync.Sliding.ALL;
import static org.enishi.spec.client.sync.Sliding.count;
import static org.enishi.spec.client.sync.Sliding.json;
import static org.enishi.spec.client.sync.Sliding.list;
import static org.enishi.spec.client.sync.Sliding.room;
import static org.enishi.spec.client.sync.Sliding.rooms;
import static org.enishi.spec.client.sync.Sliding.state;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** MSC4186, "Simplified Sliding Sync". */
@DisplayName("Simplified sliding sync: memberships")
class SlidingMembershipsIT {
    private final EnishiServer server = Servers.one();
    private final Device alice = new Device(server.person("alice"));
    private final Device bob = new Device(server.person("bob"));
    private final Sliding slider = Sliding.of(alice);

    @Test
    void that_are_invitations_come_with_stripped_state() {
        String room = bob.createRoom(Json.createObjectBuilder().add("name", "Come in"));
        slider.sync(ALL);
        bob.invite(room, alice);
        JsonObject entry = room(slider.sync(ALL), room);
        assertThat(entry.getString("membership")).isEqualTo("invite");
        assertThat(list(entry, "invite_state"))
                .extracting(event -> event.getString("type"))
                .contains("m.room.create", "m.room.name", "m.room.member");
        assertThat(entry).doesNotContainKeys("timeline", "required_state");
        assertThat(rooms(slider.sync(ALL))).as("told once").isEmpty();

        alice.join(room);
        JsonObject joined = room(slider.sync(ALL), room);
        assertThat(joined.getBoolean("initial")).isTrue();
        assertThat(joined.getString("membership")).isEqualTo("join");
    }

    @Test
    void that_are_knocks_are_told_as_invitations_are() {
        JsonObject rule = json("{'type':'m.room.join_rules','state_key':'','content':{'join_rule':'knock'}}");
        String room = bob.createRoom(Json.createObjectBuilder()
                .add("initial_state", Json.createArrayBuilder().add(rule)));
        slider.sync(ALL);
        alice.post("/knock/" + Person.segment(room), json("{}"));
        JsonObject entry = room(slider.sync(ALL), room);
        assertThat(entry.getString("membership")).isEqualTo("knock");
        assertThat(list(entry, "invite_state"))
                .filteredOn(event -> event.getString("state_key").equals(alice.user()))
                .singleElement()
                .satisfies(event -> assertThat(event.getJsonObject("content").getString("membership"))
                        .isEqualTo("knock"));
        assertThat(entry).doesNotContainKeys("knock_state", "timeline", "required_state");
    }

    @Test
    void that_end_are_told_up_to_the_end() {
        String room = alice.createPublicRoom();
        bob.join(room);
        Sliding other = Sliding.of(bob);
        other.sync(ALL);
        alice.post("/rooms/" + Person.segment(room) + "/kick", json("{'user_id':'" + bob.user() + "'}"));
        String after = alice.say(room, "now that he is gone");
        JsonObject entry = room(other.sync(ALL), room);
        assertThat(entry.getString("membership")).isEqualTo("leave");
        assertThat(state(entry)).containsExactly("m.room.member|" + bob.user());
        assertThat(list(entry, "timeline")).hasSize(1);
        assertThat(entry.toString()).doesNotContain(after);
        alice.say(room, "and on");
        assertThat(rooms(other.sync(ALL))).as("what one may not see any more").isEmpty();
    }

    @Test
    void that_were_offered_and_taken_back_are_told_as_over() {
        String room = bob.createPublicRoom();
        bob.invite(room, alice);
        slider.sync(ALL);
        alice.leave(room);
        JsonObject entry = room(slider.sync(ALL), room);
        assertThat(entry.getString("membership")).isEqualTo("leave");
        assertThat(rooms(slider.sync(ALL))).isEmpty();
    }

    @Test
    void that_were_offered_declined_and_forgotten_are_told_as_over() {
        String room = bob.createPublicRoom();
        bob.invite(room, alice);
        slider.sync(ALL);
        assertForgotten(room);
    }

    @Test
    void that_ended_and_were_forgotten_are_told_as_over_without_what_was_said() {
        String room = bob.createPublicRoom();
        alice.join(room);
        slider.sync(ALL);
        bob.say(room, "forget it");
        assertForgotten(room);
    }

    private void assertForgotten(String room) {
        alice.leave(room);
        alice.post("/rooms/" + Person.segment(room) + "/forget", json("{}"));
        JsonObject entry = room(slider.sync(ALL), room);
        assertThat(entry.getString("membership")).isEqualTo("leave");
        assertThat(list(entry, "required_state")).singleElement().satisfies(event -> {
            assertThat(event.getString("state_key")).isEqualTo(alice.user());
            assertThat(event.getJsonObject("content").getString("membership")).isEqualTo("leave");
        });
        assertThat(entry).doesNotContainKeys("timeline", "prev_batch");
        assertThat(rooms(slider.sync(ALL))).isEmpty();
    }

    @Nested
    class That_others_ended {
        private final String room = alice.createPublicRoom();

        @Test
        void by_removing_are_told_to_each_new_connection_once() {
            bob.join(room);
            post("kick");
            assertTold("leave");
        }

        @Test
        void by_banning_are_told_to_each_new_connection_once() {
            bob.join(room);
            post("ban");
            assertTold("ban");
        }

        @Test
        void are_told_again_when_they_change_but_not_when_they_are_forgotten() {
            bob.join(room);
            Sliding other = Sliding.of(bob);
            other.sync(ALL);
            post("kick");
            JsonObject kicked = room(other.sync(ALL), room);
            assertThat(kicked.getString("membership")).isEqualTo("leave");
            assertThat(kicked).doesNotContainKey("initial");
            assertThat(rooms(other.sync(ALL))).isEmpty();
            post("ban");
            assertThat(room(other.sync(ALL), room).getString("membership")).isEqualTo("ban");
            assertThat(rooms(other.sync(ALL))).isEmpty();
            bob.post("/rooms/" + Person.segment(room) + "/forget", json("{}"));
            assertThat(rooms(other.sync(ALL))).isEmpty();
            assertThat(rooms(Sliding.of(bob).sync(ALL))).isEmpty();
        }

        @Test
        void are_told_anew_when_the_user_comes_back() {
            bob.join(room);
            post("kick");
            Sliding other = Sliding.of(bob);
            other.sync(ALL);
            bob.join(room);
            JsonObject joined = room(other.sync(ALL), room);
            assertThat(joined.getString("membership")).isEqualTo("join");
            assertThat(joined.getBoolean("initial")).isTrue();
        }

        @Test
        void are_not_told_to_new_connections_if_the_user_left_or_never_was_in() {
            String left = alice.createPublicRoom();
            bob.join(left);
            bob.leave(left);
            alice.invite(room, bob);
            post("kick");
            String barred = alice.createPublicRoom();
            alice.post("/rooms/" + Person.segment(barred) + "/ban", json("{'user_id':'" + bob.user() + "'}"));
            JsonObject answer = Sliding.of(bob).sync(ALL);
            assertThat(rooms(answer)).isEmpty();
            assertThat(count(answer, "all")).isZero();
        }

        private void post(String what) {
            alice.post("/rooms/" + Person.segment(room) + "/" + what, json("{'user_id':'" + bob.user() + "'}"));
        }

        private void assertTold(String membership) {
            Sliding other = Sliding.of(bob);
            JsonObject answer = other.sync(ALL);
            assertThat(count(answer, "all")).isEqualTo(1);
            JsonObject entry = room(answer, room);
            assertThat(entry.getString("membership")).isEqualTo(membership);
            assertThat(entry).containsEntry("initial", JsonValue.TRUE).doesNotContainKeys("timeline", "name");
            assertThat(list(entry, "required_state")).singleElement().satisfies(event -> {
                assertThat(event.getString("state_key")).isEqualTo(bob.user());
                assertThat(event.getJsonObject("content").getString("membership"))
                        .isEqualTo(membership);
            });
            JsonObject next = other.sync(ALL);
            assertThat(rooms(next)).isEmpty();
            assertThat(count(next, "all")).isEqualTo(1);
        }
    }
}
