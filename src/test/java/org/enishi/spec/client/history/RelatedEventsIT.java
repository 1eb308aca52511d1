package org.enishi.spec.client.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.util.List;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.Person;
import org.enishi.fixture.Servers;
import org.enishi.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Matrix v1.19, "Filtering": {@code related_by_senders} and {@code related_by_rel_types}. */
class RelatedEventsIT {
    private Person alice;
    private Person bob;
    private ChatRoom room;
    private String plain;
    private String liked;
    private String threaded;

    @BeforeEach
    void talk() {
        alice = Servers.one().person("alice");
        bob = Servers.one().person("bob");
        room = ChatRoom.openedBy(alice);
        room.join(bob).ok();
        plain = room.say(alice, "plain");
        liked = room.say(alice, "liked");
        threaded = room.say(alice, "threaded");
        relate(bob, "m.annotation", liked);
        relate(alice, "m.thread", threaded);
    }

    private String relate(Person who, String type, String target) {
        JsonObject relation = Json.object()
                .add("rel_type", type)
                .add("event_id", target)
                .add("key", "+")
                .build();
        JsonObject content = Json.object()
                .add("msgtype", "m.text")
                .add("body", "related")
                .add("m.relates_to", relation)
                .build();
        String path = room.path("send/m.room.message/" + type + target.hashCode());
        return who.talk().put(path, content).ok().getString("event_id");
    }

    @Test
    @DisplayName("Only events are told to which an event of such a type is related")
    void byType() {
        assertThat(messages("\"related_by_rel_types\":[\"m.thread\"]")).containsExactly(threaded);
        assertThat(messages("\"related_by_rel_types\":[\"m.thread\",\"m.annotation\"]"))
                .containsExactly(threaded, liked);
        assertThat(messages("\"related_by_rel_types\":[]")).isEmpty();
    }

    @Test
    @DisplayName("Only events are told to which such a sender has related one")
    void bySender() {
        assertThat(messages(senders(bob))).containsExactly(liked);
        assertThat(messages(senders(bob) + ",\"not_senders\":[\"" + alice.userId() + "\"]"))
                .isEmpty();
    }

    @Test
    @DisplayName("Where both are given, one event is of the type and of the sender")
    void byBoth() {
        relate(bob, "m.thread", plain);
        assertThat(messages(senders(bob) + ",\"related_by_rel_types\":[\"m.thread\"]"))
                .containsExactly(plain);
    }

    @Test
    @DisplayName("A redacted event is related to nothing")
    void redacted() {
        String relating = relate(bob, "m.thread", plain);
        assertThat(messages(senders(bob))).containsExactly(liked, plain);
        bob.talk()
                .put(room.path("redact/" + Person.segment(relating) + "/r"), "{}")
                .ok();
        assertThat(messages(senders(bob))).containsExactly(liked);
    }

    @Test
    @DisplayName("The timelines of sync and context are filtered so, too")
    void elsewhere() {
        String filter = encoded("{\"room\":{\"timeline\":{" + senders(bob) + "}}}");
        JsonObject timeline = alice.talk()
                .get("/_matrix/client/v3/sync?filter=" + filter)
                .ok()
                .getJsonObject("rooms")
                .getJsonObject("join")
                .getJsonObject(room.id())
                .getJsonObject("timeline");
        assertThat(ids(timeline, "events")).containsExactly(liked);
        JsonObject context = alice.talk()
                .get(room.path(
                        "context/" + Person.segment(plain) + "?limit=20&filter=" + encoded("{" + senders(bob) + "}")))
                .ok();
        assertThat(ids(context, "events_after")).containsExactly(liked);
        assertThat(ids(context, "events_before")).isEmpty();
    }

    private static String senders(Person person) {
        return "\"related_by_senders\":[\"" + person.userId() + "\"]";
    }

    private List<String> messages(String filter) {
        return ids(room.messages(alice, "dir=b&filter=" + encoded("{" + filter + "}")), "chunk");
    }

    private static List<String> ids(JsonObject of, String key) {
        return of.getJsonArray(key).getValuesAs(JsonObject.class).stream()
                .map(event -> event.getString("event_id"))
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
