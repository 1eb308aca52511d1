package org.enishi.spec.client.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.spec.client.sync.Device.CLIENT;
import static org.enishi.spec.client.sync.Device.at;
import static org.enishi.spec.client.sync.Device.events;
import static org.enishi.spec.client.sync.Device.joined;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#receipts">Matrix v1.19, "Receipts"</a> */
@DisplayName("Receipts and read markers")
class ReceiptsIT {
    private final EnishiServer server = Servers.one();
    private final Device alice = new Device(server.person("alice"));
    private final Device bob = new Device(server.person("bob"));
    private final String room = alice.createPublicRoom();
    private String first = "";
    private String second = "";

    @BeforeEach
    void meet() {
        bob.join(room);
        first = alice.say(room, "first");
        second = alice.say(room, "second");
        alice.sync();
        bob.sync();
    }

    @Nested
    class Public {
        @Test
        void everybody_in_the_room_is_told_once_and_whoever_waits_at_once() throws Exception {
            CompletableFuture<JsonObject> waiting = alice.syncLater(60_000);
            read(bob, "m.read", first).ok();
            JsonObject entry = joined(waiting.get(30, TimeUnit.SECONDS), room);
            assertThat(entry).doesNotContainKeys("timeline", "state");
            assertThat(readers(entry, first, "m.read")).containsOnlyKeys(bob.user());
            assertThat(alice.sync()).containsOnlyKeys(Device.NOTHING);
            assertThat(readers(joined(bob.sync(), room), first, "m.read")).containsOnlyKeys(bob.user());
        }

        @Test
        void it_says_when() {
            read(bob, "m.read", first).ok();
            JsonObject said =
                    readers(joined(alice.sync(), room), first, "m.read").getJsonObject(bob.user());
            assertThat(said).containsOnlyKeys("ts");
            assertThat(said.getJsonNumber("ts").longValue()).isPositive();
        }

        @Test
        void it_never_moves_back() {
            read(bob, "m.read", second).ok();
            read(bob, "m.read", first).ok();
            assertThat(readers(joined(alice.sync(), room), second, "m.read")).containsKey(bob.user());
            assertThat(alice.sync()).containsOnlyKeys(Device.NOTHING);
        }

        @Test
        void who_comes_to_know_the_room_is_told_of_all() {
            read(bob, "m.read", first).ok();
            Device carol = new Device(server.person("carol"));
            carol.sync();
            carol.join(room);
            assertThat(readers(joined(carol.sync(), room), first, "m.read")).containsOnlyKeys(bob.user());
            Device phone = new Device(alice.person().onAnotherDevice());
            assertThat(readers(joined(phone.sync(), room), first, "m.read")).containsOnlyKeys(bob.user());
        }

        @Test
        void a_filter_may_leave_it_out() {
            read(bob, "m.read", first).ok();
            assertThat(alice.sync("filter={\"room\":{\"ephemeral\":{\"not_types\":[\"m.receipt\"]}}}"))
                    .containsOnlyKeys(Device.NOTHING);
        }
    }

    @Nested
    class Private {
        @Test
        void no_other_user_is_told() {
            read(bob, "m.read.private", first).ok();
            assertThat(alice.sync()).containsOnlyKeys(Device.NOTHING);
            Device carol = new Device(server.person("carol"));
            carol.join(room);
            assertThat(events(joined(carol.sync(), room), "ephemeral")).isEmpty();
        }

        @Test
        void ones_own_devices_are_told() {
            read(bob, "m.read.private", first).ok();
            assertThat(readers(joined(bob.sync(), room), first, "m.read.private"))
                    .containsOnlyKeys(bob.user());
            Device phone = new Device(bob.person().onAnotherDevice());
            assertThat(readers(joined(phone.sync(), room), first, "m.read.private"))
                    .containsOnlyKeys(bob.user());
        }
    }

    @Nested
    class Threaded {
        @Test
        void one_of_a_thread_stands_beside_the_unthreaded_one() {
            String reply = inThread(first);
            bob.sync();
            alice.sync();
            read(bob, "m.read", reply).ok();
            read(bob, "m.read", reply, first).ok();
            read(bob, "m.read", second, "main").ok();
            List<JsonObject> told = events(joined(alice.sync(), room), "ephemeral");
            assertThat(told)
                    .extracting(event -> at(event.getJsonObject("content"), reply, "m.read", bob.user())
                            .getString("thread_id", "-"))
                    .contains(first);
            assertThat(told)
                    .extracting(event -> at(event.getJsonObject("content"), second, "m.read", bob.user())
                            .getString("thread_id", "-"))
                    .contains("main");
            assertThat(told).hasSize(3);
        }

        @Test
        void the_event_must_be_in_the_thread() {
            String reply = inThread(first);
            refused(read(bob, "m.read", reply, "main"), "M_INVALID_PARAM");
            refused(read(bob, "m.read", second, first), "M_INVALID_PARAM");
            read(bob, "m.read", first, first).ok();
        }

        @ParameterizedTest
        @CsvSource({"m.read,''", "m.fully_read,main"})
        void a_thread_that_makes_no_sense_is_refused(String type, String thread) {
            refused(read(bob, type, first, thread), "M_INVALID_PARAM");
        }

        @Test
        void a_thread_is_named_by_a_string() {
            refused(bob.person().talk().post(path("m.read", first), "{\"thread_id\":7}"), "M_INVALID_PARAM");
        }

        private String inThread(String root) {
            JsonObject content = Json.createObjectBuilder()
                    .add("msgtype", "m.text")
                    .add("body", "aside")
                    .add(
                            "m.relates_to",
                            Json.createObjectBuilder()
                                    .add("rel_type", "m.thread")
                                    .add("event_id", root))
                    .build();
            return alice.put(
                            "/rooms/" + Person.segment(room) + "/send/m.room.message/aside" + System.nanoTime(),
                            content)
                    .getString("event_id");
        }
    }

    @Nested
    class Markers {
        @Test
        void what_was_read_fully_is_account_data_of_the_room_and_moves_forward_only() {
            read(bob, "m.fully_read", second).ok();
            assertThat(marker(joined(bob.sync(), room))).isEqualTo(second);
            read(bob, "m.fully_read", first).ok();
            assertThat(bob.sync()).containsOnlyKeys(Device.NOTHING);
            assertThat(alice.sync()).containsOnlyKeys(Device.NOTHING);
        }

        @Test
        void several_are_set_together() {
            bob.post(
                    "/rooms/" + Person.segment(room) + "/read_markers",
                    Json.createObjectBuilder()
                            .add("m.fully_read", first)
                            .add("m.read", second)
                            .add("m.read.private", second)
                            .build());
            JsonObject entry = joined(bob.sync(), room);
            assertThat(marker(entry)).isEqualTo(first);
            assertThat(events(entry, "ephemeral")).hasSize(2);
            assertThat(readers(joined(alice.sync(), room), second, "m.read")).containsOnlyKeys(bob.user());
        }

        private String marker(JsonObject entry) {
            JsonObject event = events(entry, "account_data").get(0);
            assertThat(event.getString("type")).isEqualTo("m.fully_read");
            return event.getJsonObject("content").getString("event_id");
        }
    }

    @Nested
    class Refused {
        @Test
        void unknown_kinds_and_events() {
            refused(read(bob, "m.seen", first), "M_INVALID_PARAM");
            refused(read(bob, "m.read", "$unknown"), "M_INVALID_PARAM");
            String elsewhere = alice.say(alice.createPublicRoom(), "elsewhere");
            refused(read(bob, "m.read", elsewhere), "M_INVALID_PARAM");
        }

        @Test
        void who_is_not_in_the_room() {
            Device carol = new Device(server.person("carol"));
            assertThat(read(carol, "m.read", first).errcode()).isEqualTo("M_FORBIDDEN");
        }
    }

    private Reply read(Device who, String type, String event) {
        return who.person().talk().post(path(type, event), JsonValue.EMPTY_JSON_OBJECT);
    }

    private Reply read(Device who, String type, String event, String thread) {
        return who.person()
                .talk()
                .post(
                        path(type, event),
                        Json.createObjectBuilder().add("thread_id", thread).build());
    }

    private String path(String type, String event) {
        return CLIENT + "/rooms/" + Person.segment(room) + "/receipt/" + type + "/" + Person.segment(event);
    }

    private static void refused(Reply reply, String errcode) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
        assertThat(reply.errcode()).isEqualTo(errcode);
    }

    private static JsonObject readers(JsonObject entry, String event, String type) {
        return at(events(entry, "ephemeral").get(0).getJsonObject("content"), event, type);
    }
}
