package org.enishi.spec.client.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.spec.client.sync.Device.CLIENT;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3events">Matrix v1.19, "GET events"</a>
 */
@DisplayName("What clients asked before there was /sync")
class OldSyncIT {
    private final EnishiServer server = Servers.one();
    private final Device alice = new Device(server.person("alice"));
    private final Device bob = new Device(server.person("bob"));
    private final Device carol = new Device(server.person("carol"));
    private final String room = alice.createRoom(Json.createObjectBuilder().add("preset", "private_chat"));
    private final String open = alice.createRoom(Json.createObjectBuilder()
            .add("preset", "public_chat")
            .add("visibility", "public")
            .add(
                    "initial_state",
                    Json.createArrayBuilder()
                            .add(Json.createObjectBuilder()
                                    .add("type", "m.room.history_visibility")
                                    .add("state_key", "")
                                    .add(
                                            "content",
                                            Json.createObjectBuilder().add("history_visibility", "world_readable")))));

    @BeforeEach
    void meet() {
        alice.invite(room, bob);
        bob.join(room);
    }

    @Test
    void the_first_answer_has_rooms_with_state_and_messages_and_the_end_of_the_stream() {
        String said = alice.say(room, "hello");
        alice.invite(room, carol);
        bob.join(open);
        bob.leave(open);
        JsonObject answer =
                bob.person().talk().get(CLIENT + "/initialSync?limit=3").ok();
        assertThat(rooms(answer)).extracting(each -> each.getString("room_id")).containsExactly(room);
        JsonObject told = rooms(answer).get(0);
        assertThat(told.getString("membership")).isEqualTo("join");
        assertThat(chunk(told.getJsonObject("messages")))
                .hasSize(3)
                .extracting(event -> event.getString("event_id"))
                .contains(said);
        assertThat(told.getJsonArray("state").getValuesAs(JsonObject.class))
                .allSatisfy(event -> assertThat(event.getString("room_id")).isEqualTo(room))
                .extracting(event -> event.getString("type"))
                .contains("m.room.create", "m.room.member", "m.room.power_levels");
        assertThat(answer.getJsonArray("presence")).isEmpty();
        JsonObject invited = carol.person().talk().get(CLIENT + "/initialSync").ok();
        assertThat(rooms(invited))
                .singleElement()
                .satisfies(each -> assertThat(each.getString("membership")).isEqualTo("invite"));
        JsonObject archived =
                bob.person().talk().get(CLIENT + "/initialSync?archived=true").ok();
        assertThat(rooms(archived))
                .extracting(each -> each.getString("membership"))
                .containsExactlyInAnyOrder("join", "leave");
    }

    @Test
    void the_stream_goes_on_from_there_and_waits() throws Exception {
        String end = bob.person().talk().get(CLIENT + "/initialSync").ok().getString("end");
        String said = alice.say(room, "news");
        JsonObject answer = bob.person()
                .talk()
                .get(CLIENT + "/events?timeout=30000&from=" + end)
                .ok();
        assertThat(answer.getString("start")).isEqualTo(end);
        assertThat(chunk(answer)).singleElement().satisfies(event -> {
            assertThat(event.getString("event_id")).isEqualTo(said);
            assertThat(event.getString("room_id")).isEqualTo(room);
        });
        var waiting = bob.person()
                .talk()
                .sendLater("GET", CLIENT + "/events?timeout=60000&from=" + answer.getString("end"), "");
        String more = alice.say(room, "more");
        assertThat(chunk(waiting.get(30, TimeUnit.SECONDS).ok()))
                .extracting(event -> event.getString("event_id"))
                .containsExactly(more);
        assertThat(chunk(bob.person().talk().get(CLIENT + "/events").ok())).isEmpty();
    }

    @Test
    void a_bad_token_is_refused() {
        for (String query : List.of("from=nonsense", "from=nonsense&room_id=" + Person.segment(open))) {
            Reply reply = carol.person().talk().get(CLIENT + "/events?" + query);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.errcode()).isEqualTo("M_INVALID_PARAM");
        }
    }

    @Test
    void whoever_is_not_in_a_room_that_all_may_read_can_peek() {
        JsonObject first = snapshot(carol, open).ok();
        assertThat(first).doesNotContainKey("membership");
        assertThat(first.getString("visibility")).isEqualTo("public");
        String end = first.getJsonObject("messages").getString("end");
        String said = alice.say(open, "for all");
        String place = CLIENT + "/events?room_id=" + Person.segment(open);
        JsonObject seen = carol.person().talk().get(place + "&from=" + end).ok();
        assertThat(chunk(seen)).extracting(event -> event.getString("event_id")).containsExactly(said);
        assertThat(chunk(carol.person()
                        .talk()
                        .get(place + "&from=" + seen.getString("end"))
                        .ok()))
                .isEmpty();
        assertThat(carol.person()
                        .talk()
                        .get(CLIENT + "/events?room_id=" + Person.segment(room))
                        .errcode())
                .isEqualTo("M_FORBIDDEN");
        assertThat(chunk(alice.person().talk().get(place + "&from=" + end).ok()))
                .extracting(event -> event.getString("event_id"))
                .containsExactly(said);
    }

    @Test
    void a_snapshot_is_todays_for_members_and_ends_with_the_leave_of_those_who_left() {
        bob.put(
                "/user/" + Person.segment(bob.user()) + "/rooms/" + Person.segment(room)
                        + "/account_data/org.example.x",
                Json.createObjectBuilder().add("a", 1).build());
        String said = alice.say(room, "before");
        JsonObject now = snapshot(bob, room).ok();
        assertThat(now.getString("membership")).isEqualTo("join");
        assertThat(now.getString("visibility")).isEqualTo("private");
        assertThat(now.getJsonArray("account_data").getJsonObject(0).getString("type"))
                .isEqualTo("org.example.x");
        List<JsonObject> chunk = chunk(now.getJsonObject("messages"));
        assertThat(chunk.get(chunk.size() - 1).getString("event_id")).isEqualTo(said);
        assertThat(now.getJsonArray("state")).isNotEmpty();
        bob.leave(room);
        alice.say(room, "after");
        JsonObject then = snapshot(bob, room).ok();
        assertThat(then.getString("membership")).isEqualTo("leave");
        assertThat(chunk(then.getJsonObject("messages")))
                .extracting(event -> event.getJsonObject("content").getString("body", ""))
                .contains("before")
                .doesNotContain("after");
        Reply refused = snapshot(carol, room);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.errcode()).isEqualTo("M_FORBIDDEN");
    }

    @Test
    void one_event_is_found_without_its_room() {
        String said = alice.say(room, "hello");
        String path = CLIENT + "/events/" + Person.segment(said);
        assertThat(bob.person().talk().get(path).ok().getString("room_id")).isEqualTo(room);
        Reply hidden = carol.person().talk().get(path);
        assertThat(hidden.status()).isEqualTo(404);
        assertThat(hidden.errcode()).isEqualTo("M_NOT_FOUND");
    }

    private static Reply snapshot(Device who, String room) {
        return who.person().talk().get(CLIENT + "/rooms/" + Person.segment(room) + "/initialSync");
    }

    private static List<JsonObject> rooms(JsonObject answer) {
        return answer.getJsonArray("rooms").getValuesAs(JsonObject.class);
    }

    private static List<JsonObject> chunk(JsonObject answer) {
        return answer.getJsonArray("chunk").getValuesAs(JsonObject.class);
    }
}
