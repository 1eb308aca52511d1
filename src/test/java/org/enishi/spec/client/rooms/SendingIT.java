package org.enishi.spec.client.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.fixture.Person.segment;

import jakarta.json.JsonObject;
import java.util.List;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Matrix v1.19, Client-Server API, "Sending events to a room" and "Redactions". */
class SendingIT {
    private static final String HELLO = "{\"msgtype\":\"m.text\",\"body\":\"hello\"}";

    private Person alice;
    private Person bob;
    private ChatRoom room;

    @BeforeEach
    void people() {
        alice = Servers.one().person("alice");
        bob = Servers.one().person("bob");
        room = ChatRoom.openedBy(alice);
        room.join(bob).ok();
    }

    private static String event(Reply sent) {
        return sent.ok().getString("event_id");
    }

    private JsonObject read(Person who, String event) {
        return who.talk().get(room.path("event/" + segment(event))).ok();
    }

    @Test
    @DisplayName("The transaction ID will be used by the server to ensure idempotency of requests")
    void idempotent() {
        String path = room.path("send/m.room.message/once");
        assertThat(event(alice.talk().put(path, HELLO)))
                .isEqualTo(event(alice.talk().put(path, HELLO)));
        assertThat(room.texts(bob)).containsExactly("hello");
    }

    @Test
    @DisplayName("The scope of a transaction ID is a device and an endpoint")
    void scopeOfTransactions() {
        String first = event(alice.talk().put(room.path("send/m.room.message/t"), HELLO));
        String ofBob = event(bob.talk().put(room.path("send/m.room.message/t"), HELLO));
        String otherDevice = event(alice.onAnotherDevice().talk().put(room.path("send/m.room.message/t"), HELLO));
        String otherEndpoint = event(alice.talk().put(room.path("send/org.example.note/t"), HELLO));
        assertThat(List.of(first, ofBob, otherDevice, otherEndpoint)).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("transaction_id: if the client being given the event is the same one which sent it")
    void transactionIdIsTold() {
        String sent = event(alice.talk().put(room.path("send/m.room.message/mine"), HELLO));
        assertThat(read(alice, sent).getJsonObject("unsigned").getString("transaction_id"))
                .isEqualTo("mine");
        assertThat(read(bob, sent).getJsonObject("unsigned")).doesNotContainKey("transaction_id");
        assertThat(read(alice.onAnotherDevice(), sent).getJsonObject("unsigned"))
                .doesNotContainKey("transaction_id");
    }

    @Test
    @DisplayName("The complete event MUST NOT be larger than 65536 bytes")
    void tooLarge() {
        Reply reply = room.send(alice, "x".repeat(65_536));
        assertThat(List.of(reply.status(), reply.errcode())).containsExactly(413, "M_TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"n\": 9007199254740992}", "{\"n\": 1.5}", "{\"n\": 1e400}"})
    @DisplayName("Numbers in events are integers within ±(2^53-1)")
    void numbers(String content) {
        Reply reply = alice.talk().put(room.path("send/org.example.number/t"), content);
        assertThat(List.of(reply.status(), reply.errcode())).containsExactly(400, "M_BAD_JSON");
    }

    @Test
    @DisplayName("Who is not in the room cannot send, whether or not the room exists")
    void strangers() {
        Person carol = Servers.one().person("carol");
        assertThat(room.send(carol, "let me in").errcode()).isEqualTo("M_FORBIDDEN");
        assertThat(new ChatRoom("!unheard-of").send(carol, "hello").errcode()).isEqualTo("M_FORBIDDEN");
    }

    @Test
    @DisplayName("What made the room cannot be redacted")
    void redactionOfTheBeginning() {
        String create = room.messages(alice, "dir=f&limit=1")
                .getJsonArray("chunk")
                .getJsonObject(0)
                .getString("event_id");
        Reply refused = alice.talk().put(room.path("redact/" + segment(create) + "/r"), "{}");
        assertThat(refused.errcode()).isEqualTo("M_FORBIDDEN");
        assertThat(room.types(bob)).doesNotContain("m.room.redaction");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "3", "5", "6", "9", "10", "11", "12"})
    @DisplayName("Redacting strips all non-integrity-critical information out of an event, for everybody")
    void redaction(String version) {
        room = ChatRoom.madeBy(alice, "{\"preset\":\"public_chat\",\"room_version\":\"" + version + "\"}");
        room.join(bob).ok();
        String said = room.say(bob, "secret");
        String redaction = event(alice.talk().put(room.path("redact/" + segment(said) + "/r"), "{\"reason\":\"why\"}"));
        JsonObject seen = read(bob, said);
        assertThat(seen.getJsonObject("content")).isEmpty();
        JsonObject because = seen.getJsonObject("unsigned").getJsonObject("redacted_because");
        assertThat(because.getString("event_id")).isEqualTo(redaction);
        assertThat(because.getJsonObject("content").getString("reason")).isEqualTo("why");
        JsonObject asEvent = read(bob, redaction);
        assertThat(asEvent.getString("redacts")).isEqualTo(said);
        assertThat(asEvent.getJsonObject("content").getString("redacts")).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "3", "10", "12"})
    @DisplayName(
            "Homeservers MUST allow clients to send m.room.redaction events with this endpoint for all room versions")
    void redactionBySending(String version) {
        room = ChatRoom.madeBy(alice, "{\"room_version\":\"" + version + "\"}");
        String said = room.say(alice, "secret");
        event(alice.talk().put(room.path("send/m.room.redaction/r"), "{\"redacts\":\"" + said + "\"}"));
        assertThat(read(alice, said).getJsonObject("content")).isEmpty();
    }

    @Test
    @DisplayName("Users redact their own events; those of others need the redact power level")
    void powerToRedact() {
        String ofAlice = room.say(alice, "stays");
        Reply refused = bob.talk().put(room.path("redact/" + segment(ofAlice) + "/r"), "{}");
        assertThat(List.of(refused.status(), refused.errcode())).containsExactly(403, "M_FORBIDDEN");
        String own = room.say(bob, "goes");
        event(bob.talk().put(room.path("redact/" + segment(own) + "/r"), "{}"));
        assertThat(room.texts(alice)).containsExactly("stays", "");
    }
}
