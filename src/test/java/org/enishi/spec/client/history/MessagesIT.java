package org.enishi.spec.client.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.fixture.Person.segment;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.Person;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Matrix v1.19, Client-Server API, "GET messages", "GET context", "GET event". */
class MessagesIT {
    private Person alice;
    private Person bob;
    private ChatRoom room;

    @BeforeEach
    void people() {
        alice = Servers.one().person("alice");
        bob = Servers.one().person("bob");
        room = ChatRoom.openedBy(alice);
    }

    private List<String> ids(JsonObject page) {
        return page.getJsonArray("chunk").getValuesAs(JsonObject.class).stream()
                .map(event -> event.getString("event_id"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"b", "f"})
    @DisplayName("end can be passed back to request further events, and is omitted if no further events are available")
    void pages(String direction) {
        for (int i = 0; i < 7; i++) room.say(alice, "m" + i);
        List<String> all = ids(room.messages(alice, "dir=" + direction + "&limit=100"));
        List<String> paged = new ArrayList<>();
        JsonObject page = room.messages(alice, "dir=" + direction + "&limit=3");
        paged.addAll(ids(page));
        while (page.containsKey("end")) {
            page = room.messages(alice, "dir=" + direction + "&limit=3&from=" + page.getString("end"));
            paged.addAll(ids(page));
        }
        assertThat(paged).isEqualTo(all).doesNotHaveDuplicates();
        List<String> types = room.types(alice);
        assertThat(types.get(0)).isEqualTo("m.room.create");
    }

    @Test
    @DisplayName("to: the token to stop returning events at")
    void stop() {
        room.say(alice, "one");
        String place = room.messages(alice, "dir=b&limit=1").getString("end");
        room.say(alice, "two");
        List<String> behind = ids(room.messages(alice, "dir=b&to=" + place));
        assertThat(behind).hasSize(2);
        assertThat(ids(room.messages(alice, "dir=f&from=" + place))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dir=x", "dir=b&from=nonsense", "dir=b&limit=0", "dir=b&limit=x"})
    @DisplayName("Parameters that mean nothing are 400")
    void badParameters(String query) {
        assertThat(alice.talk().get(room.path("messages?" + query)).status()).isEqualTo(400);
    }

    @Test
    @DisplayName(
            "A JSON RoomEventFilter to filter returned events with; lazy_load_members adds the senders' membership")
    void filter() {
        room.join(bob).ok();
        room.say(bob, "hello");
        String filter = URLEncoder.encode(
                "{\"types\":[\"m.room.message\"],\"lazy_load_members\":true}", StandardCharsets.UTF_8);
        JsonObject page = room.messages(alice, "dir=b&filter=" + filter);
        assertThat(page.getJsonArray("chunk")).hasSize(1);
        assertThat(page.getJsonArray("state").getValuesAs(JsonObject.class))
                .extracting(member -> member.getString("state_key"))
                .containsExactly(bob.userId());
    }

    @Test
    @DisplayName("prev_content, replaces_state and membership are told")
    void unsigned() {
        String first = room.set(alice, "m.room.name", "{\"name\":\"one\"}").ok().getString("event_id");
        room.set(alice, "m.room.name", "{\"name\":\"two\"}").ok();
        JsonObject event =
                room.messages(alice, "dir=b&limit=1").getJsonArray("chunk").getJsonObject(0);
        JsonObject unsigned = event.getJsonObject("unsigned");
        assertThat(unsigned.getJsonObject("prev_content").getString("name")).isEqualTo("one");
        assertThat(unsigned.getString("replaces_state")).isEqualTo(first);
        assertThat(unsigned.getString("membership")).isEqualTo("join");
        assertThat(unsigned.getInt("age")).isGreaterThanOrEqualTo(0);
        assertThat(event.getString("room_id")).isEqualTo(room.id());
    }

    @Test
    @DisplayName("context: events just before and just after the specified event")
    void context() {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < 5; i++) said.add(room.say(alice, "m" + i));
        JsonObject around = alice.talk()
                .get(room.path("context/" + segment(said.get(2)) + "?limit=4"))
                .ok();
        assertThat(around.getJsonObject("event").getString("event_id")).isEqualTo(said.get(2));
        assertThat(events(around, "events_before")).containsExactly(said.get(1), said.get(0));
        assertThat(events(around, "events_after")).containsExactly(said.get(3), said.get(4));
        assertThat(around.getJsonArray("state")).isNotEmpty();
        String start = around.getString("start");
        assertThat(ids(room.messages(alice, "dir=f&limit=1&from=" + start))).containsExactly(said.get(0));
        JsonObject alone = alice.talk()
                .get(room.path("context/" + segment(said.get(2)) + "?limit=0"))
                .ok();
        assertThat(events(alone, "events_before")).isEmpty();
        assertThat(events(alone, "events_after")).isEmpty();
    }

    @Test
    @DisplayName("context: the state at the last event, with lazy_load_members only of those whose events are shown")
    void contextState() {
        room.join(bob).ok();
        String said = room.say(alice, "here");
        room.set(alice, "m.room.name", "{\"name\":\"later\"}").ok();
        String filter = URLEncoder.encode("{\"lazy_load_members\":true}", StandardCharsets.UTF_8);
        JsonObject around = alice.talk()
                .get(room.path("context/" + segment(said) + "?limit=0&filter=" + filter))
                .ok();
        List<JsonObject> state = around.getJsonArray("state").getValuesAs(JsonObject.class);
        assertThat(state)
                .filteredOn(event -> event.getString("type").equals("m.room.member"))
                .extracting(event -> event.getString("state_key"))
                .containsExactly(alice.userId());
        assertThat(state).extracting(event -> event.getString("type")).doesNotContain("m.room.name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not_types\":[\"m.room.message\"]",
                "not_senders\":[\"%s\"]",
                "contains_url\":true",
                "rooms\":[\"!x:y\"]"
            })
    @DisplayName("A RoomEventFilter leaves out what it does not want")
    void leavingOut(String part) {
        room.say(alice, "unwanted");
        String filter = URLEncoder.encode("{\"" + part.formatted(alice.userId()) + "}", StandardCharsets.UTF_8);
        assertThat(room.messages(alice, "dir=b&filter=" + filter).toString()).doesNotContain("unwanted");
    }

    private static List<String> events(JsonObject answer, String key) {
        return answer.getJsonArray(key).getValuesAs(JsonObject.class).stream()
                .map(event -> event.getString("event_id"))
                .toList();
    }

    @Test
    @DisplayName("The event was not found or you do not have permission to read this event")
    void notThere() {
        String said = room.say(alice, "hidden");
        var other = ChatRoom.openedBy(bob);
        for (String path : List.of("event/", "context/")) {
            assertThat(bob.talk().get(room.path(path + segment(said))).status()).isEqualTo(404);
            assertThat(alice.talk().get(room.path(path + "$nothing")).status()).isEqualTo(404);
            assertThat(bob.talk().get(other.path(path + segment(said))).status())
                    .isEqualTo(404);
        }
    }
}
