package org.enishi.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.enishi.fixture.Person.segment;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.peer.PeerRoom;

/**
 * People of two servers and of a peer in one room.
 *
 * @param stranger the third server's user
 */
record Meeting(Partners partners, ChatRoom room, Person alice, Person carol, Person bob, PeerRoom stranger) {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final AtomicLong TRANSACTIONS = new AtomicLong();

    /** The third server's user says something, which its server brings to alpha. */
    Reply strangerSays(String text) {
        return stranger.send(
                "faults-" + TRANSACTIONS.incrementAndGet(),
                stranger.message(text).json());
    }

    static void awaitHeard(Person who, ChatRoom room, String text) {
        await(text + " at " + who.userId())
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(room.texts(who)).contains(text));
    }

    void awaitHeard(Person who, String text) {
        awaitHeard(who, room, text);
    }

    /** The third server has got it, once. */
    void awaitThird(String... texts) {
        await("the third hears " + List.of(texts))
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(atThird()).contains(texts).doesNotHaveDuplicates());
    }

    /** What was said in this room and brought to the third server. */
    List<String> atThird() {
        return partners.third.received().stream()
                .filter(pdu -> pdu.getString("room_id").equals(room.id()))
                .filter(pdu -> pdu.getString("type").equals("m.room.message"))
                .map(pdu -> pdu.getJsonObject("content").getString("body"))
                .toList();
    }

    /** IDs of all events that somebody reads, from the last to the first. */
    List<String> events(Person who) {
        List<String> events = new ArrayList<>();
        String from = "";
        do {
            JsonObject page = room.messages(who, "dir=b&limit=500" + from);
            page.getJsonArray("chunk")
                    .getValuesAs(JsonObject.class)
                    .forEach(event -> events.add(event.getString("event_id")));
            from = page.containsKey("end") ? "&from=" + segment(page.getString("end")) : "";
        } while (!from.isEmpty());
        return events;
    }

    /** Both hold the same events, each once, and the same state, now and after the last that each of them said. */
    void awaitSame(Duration patience) {
        String one = room.say(alice, "alice ends");
        String other = room.say(bob, "bob ends");
        await("both hold the same")
                .atMost(patience)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    List<String> here = events(alice);
                    assertThat(here).contains(one, other).doesNotHaveDuplicates();
                    assertThat(events(bob)).containsExactlyInAnyOrderElementsOf(here);
                    assertThat(state(bob)).isEqualTo(state(alice));
                });
        for (String end : List.of(one, other))
            assertThat(stateBefore(partners.beta, end)).isEqualTo(stateBefore(partners.alpha, end));
    }

    void awaitSame() {
        awaitSame(PATIENCE);
    }

    private Set<String> state(Person who) {
        Set<String> ids = new TreeSet<>();
        for (var event : jakarta.json.Json.createReader(new java.io.StringReader(
                        who.talk().get(room.path("state")).text()))
                .readArray()
                .getValuesAs(JsonObject.class))
            ids.add(event.getString("type") + " " + event.getString("state_key") + " " + event.getString("event_id"));
        return ids;
    }

    /** As the server tells another one. */
    private Set<String> stateBefore(EnishiServer server, String event) {
        Set<String> ids = new TreeSet<>();
        partners.third
                .ask(
                        server,
                        "GET",
                        "/_matrix/federation/v1/state_ids/" + segment(room.id()) + "?event_id=" + segment(event),
                        null)
                .ok()
                .getJsonArray("pdu_ids")
                .getValuesAs(JsonString.class)
                .forEach(id -> ids.add(id.getString()));
        return ids;
    }
}
