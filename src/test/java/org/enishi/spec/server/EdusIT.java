package org.enishi.spec.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.enishi.fixture.Person;
import org.enishi.fixture.peer.Neighbourhood.Room;
import org.enishi.fixture.peer.PeerRoom;
import org.enishi.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** @see <a href="https://spec.matrix.org/v1.19/server-server-api/#edus">Matrix v1.19, server-server API, "EDUs"</a> */
@DisplayName("Typing and receipts between servers")
class EdusIT extends FederationIT {
    private static final AtomicInteger TRANSACTIONS = new AtomicInteger();

    private Room room;
    private PeerRoom stranger;
    private String said = "";

    @BeforeEach
    void meet() {
        room = town.room("shared");
        stranger = PeerRoom.join(town.peer(0), town.server(), room.id());
        said = room.say("read me");
    }

    @Nested
    class Inbound {
        @Test
        void their_users_type_and_stop() {
            bring(typing(stranger.user(), true));
            assertThat(ephemeral("m.typing").getJsonArray("user_ids").getString(0))
                    .isEqualTo(stranger.user());
            bring(typing(stranger.user(), false));
            assertThat(heard("m.typing")).isEmpty();
        }

        @Test
        void their_users_type_no_more_where_they_are_sent_away() {
            bring(typing(stranger.user(), true));
            assertThat(heard("m.typing")).hasSize(1);
            String body = Json.object().add("user_id", stranger.user()).build().toString();
            room.alice()
                    .talk()
                    .post("/_matrix/client/v3/rooms/" + Person.segment(room.id()) + "/kick", body)
                    .ok();
            await().atMost(Duration.ofSeconds(30)).until(() -> heard("m.typing").isEmpty());
        }

        @Test
        void nobody_else_types_by_their_word() {
            bring(
                    typing(room.alice().userId(), true),
                    typing("@absent:" + town.peer(0).name(), true));
            assertThat(heard("m.typing")).isEmpty();
        }

        @Test
        void their_users_have_read() {
            bring(receipt("m.read", stranger.user(), said, "main"));
            JsonObject told = ephemeral("m.receipt")
                    .getJsonObject(said)
                    .getJsonObject("m.read")
                    .getJsonObject(stranger.user());
            assertThat(told.getString("thread_id")).isEqualTo("main");
            assertThat(told.getJsonNumber("ts").longValue()).isEqualTo(1_533_358_089_009L);
        }

        @Test
        void what_is_private_or_about_others_is_left_out() {
            bring(
                    receipt("m.read.private", stranger.user(), said, ""),
                    receipt("m.read", room.alice().userId(), said, ""),
                    receipt("m.read", stranger.user(), "$unknown", ""));
            assertThat(heard("m.receipt")).isEmpty();
        }

        @Test
        void a_server_that_the_room_excludes_is_not_heard() {
            String acl = "/_matrix/client/v3/rooms/" + Person.segment(room.id()) + "/state/m.room.server_acl/";
            room.alice()
                    .talk()
                    .put(acl, "{\"allow\":[\"*\"],\"deny\":[\"localhost\"],\"allow_ip_literals\":true}")
                    .ok();
            bring(typing(stranger.user(), true), receipt("m.read", stranger.user(), said, ""));
            assertThat(heard("m.typing")).isEmpty();
            assertThat(heard("m.receipt")).isEmpty();
        }

        @Test
        void nonsense_hurts_nobody() {
            bring(
                    Json.object().add("edu_type", "m.typing").build(),
                    edu("m.typing", Json.object().add("room_id", 7)),
                    edu("m.receipt", Json.object().add(room.id(), "x")),
                    edu("org.example.unknown", Json.object()),
                    typing(stranger.user(), true));
            assertThat(heard("m.typing")).hasSize(1);
        }
    }

    @Nested
    class Outbound {
        @Test
        void our_users_type_and_read_in_public() {
            act("PUT", "typing/" + Person.segment(room.alice().userId()), "{\"typing\":true}");
            act("POST", "receipt/m.read.private/" + Person.segment(said), "{}");
            act("POST", "receipt/m.read/" + Person.segment(said), "{\"thread_id\":\"main\"}");
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                assertThat(told("m.typing")).anySatisfy(content -> {
                    assertThat(content.getString("user_id"))
                            .isEqualTo(room.alice().userId());
                    assertThat(content.getBoolean("typing")).isTrue();
                });
                assertThat(told("m.receipt")).isNotEmpty();
            });
            assertThat(told("m.receipt")).hasSize(1);
            JsonObject read = told("m.receipt").get(0).getJsonObject(room.id());
            assertThat(read).containsOnlyKeys("m.read");
            JsonObject receipt =
                    read.getJsonObject("m.read").getJsonObject(room.alice().userId());
            assertThat(receipt.getJsonArray("event_ids").getString(0)).isEqualTo(said);
            assertThat(receipt.getJsonObject("data").getString("thread_id")).isEqualTo("main");
        }

        @Test
        void that_our_users_type_ends_when_they_leave() {
            Person bob = town.server().person("bob");
            String place = "/_matrix/client/v3/rooms/" + Person.segment(room.id());
            bob.talk().post(place + "/join", "{}").ok();
            bob.talk()
                    .put(place + "/typing/" + Person.segment(bob.userId()), "{\"typing\":true,\"timeout\":120000}")
                    .ok();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> told("m.typing").stream().anyMatch(content -> content.getBoolean("typing")));
            bob.talk().post(place + "/leave", "{}").ok();
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(told("m.typing")).last().satisfies(content -> {
                        assertThat(content.getString("user_id")).isEqualTo(bob.userId());
                        assertThat(content.getBoolean("typing")).isFalse();
                    }));
        }

        private List<JsonObject> told(String type) {
            return town.peer(0).edus(type).stream()
                    .filter(content -> content.containsKey(room.id())
                            || content.getString("room_id", "").equals(room.id()))
                    .toList();
        }

        private void act(String method, String path, String body) {
            String place = "/_matrix/client/v3/rooms/" + Person.segment(room.id()) + "/" + path;
            room.alice().talk().send(method, place, body).ok();
        }
    }

    private void bring(JsonObject... edus) {
        stranger.sendEdus("edus" + TRANSACTIONS.incrementAndGet(), edus).ok();
    }

    private JsonObject typing(String user, boolean typing) {
        return edu(
                "m.typing",
                Json.object().add("room_id", room.id()).add("user_id", user).add("typing", typing));
    }

    private JsonObject receipt(String type, String user, String event, String thread) {
        JsonObjectBuilder data = Json.object().add("ts", 1_533_358_089_009L);
        if (!thread.isEmpty()) data.add("thread_id", thread);
        JsonObjectBuilder read =
                Json.object().add("event_ids", Json.array().add(event)).add("data", data);
        return edu(
                "m.receipt",
                Json.object()
                        .add(room.id(), Json.object().add(type, Json.object().add(user, read))));
    }

    private static JsonObject edu(String type, JsonObjectBuilder content) {
        return Json.object().add("edu_type", type).add("content", content).build();
    }

    private JsonObject ephemeral(String type) {
        return heard(type).get(0).getJsonObject("content");
    }

    /** What Alice is told by a first sync. */
    private List<JsonObject> heard(String type) {
        JsonObject entry = room.alice()
                .talk()
                .get("/_matrix/client/v3/sync")
                .ok()
                .getJsonObject("rooms")
                .getJsonObject("join")
                .getJsonObject(room.id());
        return entry.containsKey("ephemeral")
                ? entry.getJsonObject("ephemeral").getJsonArray("events").getValuesAs(JsonObject.class).stream()
                        .filter(event -> event.getString("type").equals(type))
                        .toList()
                : List.of();
    }
}
