package org.enishi.spec.client.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.enishi.spec.client.sync.Sliding.ALL;
import static org.enishi.spec.client.sync.Sliding.count;
import static org.enishi.spec.client.sync.Sliding.ids;
import static org.enishi.spec.client.sync.Sliding.json;
import static org.enishi.spec.client.sync.Sliding.room;
import static org.enishi.spec.client.sync.Sliding.rooms;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Servers;
import org.enishi.spec.client.encryption.CryptoDevice;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** MSC4186, "Simplified Sliding Sync". */
@DisplayName("Simplified sliding sync")
class SlidingIT {
    private final EnishiServer server = Servers.one();
    private final Device alice = new Device(server.person("alice"));
    private final Device bob = new Device(server.person("bob"));
    private final Sliding slider = Sliding.of(alice);

    @Test
    void is_told_to_clients() {
        assertThat(server.talk().get("/_matrix/client/versions").ok().getJsonObject("unstable_features"))
                .containsEntry("org.matrix.simplified_msc3575", JsonValue.TRUE);
    }

    @Nested
    class Lists {
        @Test
        void count_all_rooms_and_tell_those_in_the_window_latest_first() {
            String first = alice.createPublicRoom();
            String second = alice.createPublicRoom();
            String third = alice.createPublicRoom();
            alice.say(first, "to the top");
            String two = ALL.replace("[[0,99]]", "[[0,1]]");
            JsonObject answer = slider.sync(two);
            assertThat(count(answer, "all")).isEqualTo(3);
            assertThat(rooms(answer)).containsExactlyInAnyOrder(first, third);
            assertThat(bump(answer, first)).isGreaterThan(bump(answer, third));

            assertThat(rooms(slider.sync(ALL))).as("the window grew").containsExactly(second);
            assertThat(rooms(slider.sync(ALL))).isEmpty();
        }

        @Test
        void are_not_reordered_by_reactions_and_names() {
            String first = alice.createPublicRoom();
            String second = alice.createPublicRoom();
            alice.state(first, "m.room.name", "name", "Renamed");
            JsonObject answer = slider.sync(ALL);
            assertThat(bump(answer, second)).isGreaterThan(bump(answer, first));
        }

        @Test
        void take_only_what_their_filter_takes() {
            String plain = alice.createPublicRoom();
            String space =
                    alice.createRoom(Json.createObjectBuilder().add("creation_content", json("{'type':'m.space'}")));
            String secret = alice.createRoom(
                    Json.createObjectBuilder()
                            .add(
                                    "initial_state",
                                    Json.createArrayBuilder()
                                            .add(
                                                    json(
                                                            "{'type':'m.room.encryption','content':{'algorithm':'m.megolm.v1.aes-sha2'}}"))));
            alice.put(
                    "/user/" + Person.segment(alice.user()) + "/account_data/m.direct",
                    json("{'" + bob.user() + "':['" + secret + "']}"));
            alice.put(
                    "/user/" + Person.segment(alice.user()) + "/rooms/" + Person.segment(plain) + "/tags/m.favourite",
                    json("{}"));
            alice.put(
                    "/rooms/" + Person.segment(space) + "/state/m.space.child/" + Person.segment(plain),
                    json("{'via':['" + server.name() + "']}"));
            assertThat(listed("'room_types':['m.space']")).containsExactly(space);
            assertThat(listed("'not_room_types':['m.space']")).containsExactlyInAnyOrder(plain, secret);
            assertThat(listed("'room_types':[null],'is_encrypted':false")).containsExactly(plain);
            assertThat(listed("'is_encrypted':true")).containsExactly(secret);
            assertThat(listed("'is_dm':true")).containsExactly(secret);
            assertThat(listed("'is_dm':false")).containsExactlyInAnyOrder(plain, space);
            assertThat(listed("'tags':['m.favourite']")).containsExactly(plain);
            assertThat(listed("'not_tags':['m.favourite']")).containsExactlyInAnyOrder(space, secret);
            assertThat(listed("'spaces':['" + space + "']")).containsExactly(plain);
            assertThat(listed("'is_invite':true")).isEmpty();
        }

        private List<String> listed(String filter) {
            String request = "{'lists':{'l':{'ranges':[[0,99]],'filters':{" + filter + "}}}}";
            return rooms(Sliding.of(alice).sync(request));
        }

        private long bump(JsonObject answer, String room) {
            return room(answer, room).getJsonNumber("bump_stamp").longValue();
        }
    }

    @Nested
    class Connections {
        @Test
        void wait_for_something_to_happen() {
            String room = alice.createPublicRoom();
            slider.sync(ALL);
            var waiting = slider.syncLater(ALL, 30_000);
            String said = alice.say(room, "wake up");
            assertThat(ids(room(waiting.join(), room), "timeline")).containsExactly(said);
        }

        @Test
        void repeat_the_last_answer_when_it_got_lost() {
            String room = alice.createPublicRoom();
            slider.sync(ALL);
            String before = slider.pos();
            String said = alice.say(room, "lost");
            slider.sync(ALL);
            assertThat(ids(room(slider.at(before).sync(ALL), room), "timeline")).containsExactly(said);
        }

        @Test
        void go_on_when_a_request_that_was_given_up_finds_something() {
            String room = alice.createPublicRoom();
            slider.sync(ALL);
            String first = slider.pos();
            new CryptoDevice(bob.person()).send(alice.user(), alice.person().deviceId(), "gone when it is read");
            String read = toDevice().getString("next_batch");
            var givenUp =
                    slider.syncLater(ALL.replaceFirst("\\{", "{" + messages(",'since':'" + read + "'") + ","), 30_000);
            await().untilAsserted(() -> assertThat(toDevice()).as("it waits").isEmpty());
            Sliding again = Sliding.of(alice).at(first);
            JsonObject more = again.sync(ALL.replace("'timeline_limit':3", "'timeline_limit':50"));
            assertThat(rooms(more)).containsExactly(room);
            String said = alice.say(room, "wakes the one that was given up");
            JsonObject late = givenUp.join();
            assertThat(rooms(late)).isEmpty();
            assertThat(late.getString("pos")).isEqualTo(first);
            assertThat(ids(room(again.sync(ALL), room), "timeline")).containsExactly(said);
        }

        private JsonObject toDevice() {
            JsonObject answer = Sliding.of(alice).sync("{'conn_id':'other'," + messages("") + "}");
            return Device.at(answer, "extensions", "to_device");
        }

        private String messages(String since) {
            return "'extensions':{'to_device':{'enabled':true" + since + "}}";
        }

        @Test
        void that_are_not_known_start_again() {
            assertThat(slider.at("p1").refused(ALL).errcode()).isEqualTo("M_UNKNOWN_POS");
            assertThat(slider.refused(ALL).status()).isEqualTo(400);
        }

        @Test
        void of_one_device_do_not_disturb_each_other() {
            alice.createPublicRoom();
            String other = ALL.replaceFirst("\\{", "{'conn_id':'other',");
            Sliding second = Sliding.of(alice);
            assertThat(rooms(slider.sync(ALL))).hasSize(1);
            assertThat(rooms(second.sync(other))).hasSize(1);
            assertThat(rooms(slider.sync(ALL))).isEmpty();
            assertThat(rooms(second.sync(other))).isEmpty();
        }

        @Test
        void give_a_transaction_back() {
            assertThat(slider.sync("{'txn_id':'t7'}").getString("txn_id")).isEqualTo("t7");
        }

        @Test
        void refuse_what_means_nothing() {
            assertThat(slider.refused("{'lists':[]}").errcode()).isEqualTo("M_BAD_JSON");
            assertThat(slider.refused("{'lists':{'a':{'ranges':[[0]]}}}").errcode())
                    .isEqualTo("M_BAD_JSON");
            assertThat(slider.refused("{'lists':{'a':{'ranges':[[5,2]]}}}").errcode())
                    .isEqualTo("M_INVALID_PARAM");
            assertThat(slider.refused("{'lists':{'a':{'required_state':['x']}}}")
                            .errcode())
                    .isEqualTo("M_BAD_JSON");
            assertThat(slider.refused("{'room_subscriptions':{'kitchen':{}}}").errcode())
                    .isEqualTo("M_INVALID_PARAM");
        }
    }
}
