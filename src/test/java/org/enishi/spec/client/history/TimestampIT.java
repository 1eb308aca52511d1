package org.enishi.spec.client.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.fixture.Person.segment;

import jakarta.json.JsonObject;
import org.awaitility.Awaitility;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Matrix v1.19, Client-Server API, "GET rooms/{roomId}/timestamp_to_event". */
class TimestampIT {
    private Person alice;
    private Person bob;

    @BeforeEach
    void people() {
        alice = Servers.one().person("alice");
        bob = Servers.one().person("bob");
    }

    private static Reply at(Person who, ChatRoom room, String query) {
        return who.talk().get("/_matrix/client/v1/rooms/" + segment(room.id()) + "/timestamp_to_event" + query);
    }

    /** Of a message that has a time of its own. */
    private static long sent(Person who, ChatRoom room, String event) {
        JsonObject told = who.talk().get(room.path("event/" + segment(event))).ok();
        long time = told.getJsonNumber("origin_server_ts").longValue();
        Awaitility.await("the clock goes on")
                .until(() -> java.time.Clock.systemUTC().millis() > time);
        return time;
    }

    @Test
    @DisplayName("The event closest to the given timestamp, in the direction specified by dir")
    void nearest() {
        var room = ChatRoom.openedBy(alice);
        String one = room.say(alice, "1");
        long first = sent(alice, room, one);
        String two = room.say(alice, "2");
        long second = sent(alice, room, two);
        JsonObject exact = at(alice, room, "?dir=f&ts=" + second).ok();
        assertThat(exact.getString("event_id")).isEqualTo(two);
        assertThat(exact.getJsonNumber("origin_server_ts").longValue()).isEqualTo(second);
        assertThat(at(alice, room, "?dir=f&ts=" + (first + 1)).ok().getString("event_id"))
                .isEqualTo(two);
        assertThat(at(alice, room, "?dir=b&ts=" + (second - 1)).ok().getString("event_id"))
                .isEqualTo(one);
        assertThat(at(alice, room, "?dir=f&ts=" + (second + 1)).errcode()).isEqualTo("M_NOT_FOUND");
        assertThat(at(alice, room, "?dir=b&ts=0").errcode()).isEqualTo("M_NOT_FOUND");
    }

    @Test
    @DisplayName("What the user may not see is not found")
    void hidden() {
        var room = ChatRoom.madeBy(alice, """
                {"preset":"public_chat","initial_state":[
                  {"type":"m.room.history_visibility","content":{"history_visibility":"joined"}}]}""");
        String hidden = room.say(alice, "before");
        long before = sent(alice, room, hidden);
        room.join(bob).ok();
        JsonObject found = at(bob, room, "?dir=f&ts=" + before).ok();
        JsonObject event = bob.talk()
                .get(room.path("event/" + segment(found.getString("event_id"))))
                .ok();
        assertThat(event.getJsonObject("content").getString("membership")).isEqualTo("join");
        assertThat(at(bob, room, "?dir=b&ts=" + before).ok().getString("event_id"))
                .isNotEqualTo(hidden);
        Person carol = Servers.one().person("carol");
        assertThat(at(carol, room, "?dir=b&ts=" + before).errcode()).isEqualTo("M_FORBIDDEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?dir=f", "?ts=1", "?dir=x&ts=1", "?dir=f&ts=x"})
    void badParameters(String query) {
        assertThat(at(alice, ChatRoom.openedBy(alice), query).status()).isEqualTo(400);
    }
}
