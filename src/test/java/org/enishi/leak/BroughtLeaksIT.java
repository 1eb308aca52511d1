package org.enishi.leak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.fixture.Person.segment;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.enishi.event.Event;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.Person;
import org.enishi.fixture.peer.PeerRoom;
import org.enishi.fixture.peer.StrangePeer;
import org.enishi.id.EventId;
import org.enishi.json.Json;
import org.enishi.leak.Triangle.Mixed;
import org.enishi.leak.Triangle.ThreeSided;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;

/** What users of strangers say and do is not told to ours, whoever brings it. */
@DisplayNameGeneration(EdgeTitles.class)
class BroughtLeaksIT {
    private static final String JOURNAL = "journal.running.PolicyPartners";

    private Triangle triangle;

    @BeforeEach
    void meet() {
        triangle = Triangle.get();
    }

    @Edge(value = "Events in a stranger's transaction", guardedBy = "federation.inbound.RoomDoor")
    void transactionOfAStranger() {
        refusesEventsBroughtBy(triangle.stranger);
    }

    @Edge(value = "A stranger's events in the transaction of a third server", guardedBy = "federation.inbound.RoomDoor")
    void transactionOfAThird() {
        refusesEventsBroughtBy(triangle.partner);
    }

    private void refusesEventsBroughtBy(StrangePeer peer) {
        Mixed mixed = triangle.mixed();
        var said = new EventId(mixed.room().say(mixed.alice(), "who is there?"));
        Event secret = by(mixed.strange(), "secret", said);
        JsonObject told = triangle.bring(peer, List.of(secret.json()), List.of())
                .ok()
                .getJsonObject("pdus")
                .getJsonObject(secret.id().value());
        assertThat(told.getString("error", "taken")).contains(triangle.a.name(), "exchanges no events");
        triangle.bring(
                        triangle.partner,
                        List.of(by(mixed.friend(), "a friend", said).json()),
                        List.of())
                .ok();
        Triangle.awaitRead(mixed.alice(), mixed.room(), "a friend");
        assertThat(mixed.room().texts(mixed.alice())).doesNotContain("secret");
        hidden(mixed.alice(), mixed.room(), secret.id().value());
    }

    private static Event by(PeerRoom peer, String text, EventId after) {
        return peer.message(text, List.of(after), peer.auth());
    }

    @Edge(value = "A stranger's events among missing events of a third server", guardedBy = JOURNAL)
    void missingEvents() {
        ThreeSided three = triangle.threeSided();
        three.aliceEnters();
        String secret = three.speak("secret", "answer");
        Triangle.awaitRead(three.alice(), three.room(), "answer");
        assertThat(three.room().texts(three.alice())).doesNotContain("secret");
        hidden(three.alice(), three.room(), secret);
    }

    @Edge(value = "A stranger's events in the backfill of a third server", guardedBy = JOURNAL)
    void backfill() {
        ThreeSided three = triangle.threeSided();
        String secret = three.speak("secret", "answer");
        three.aliceEnters();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(readBack(three)).contains("answer"));
        assertThat(readBack(three)).doesNotContain("secret");
        hidden(three.alice(), three.room(), secret);
    }

    private static String readBack(ThreeSided three) {
        return three.room().messages(three.alice(), "dir=b&limit=50").toString();
    }

    @Edge(value = "A stranger's events as unread and notifications", guardedBy = JOURNAL)
    void notifications() {
        ThreeSided three = triangle.threeSided();
        three.aliceEnters();
        String alice = three.alice().userId();
        three.speak(alice + " secret", "answer");
        Triangle.awaitRead(three.alice(), three.room(), "answer");
        JsonObject counts = joined(three.alice(), three.room()).getJsonObject("unread_notifications");
        assertThat(counts.getInt("highlight_count")).as(counts.toString()).isZero();
        assertThat(counts.getInt("notification_count")).isOne();
        assertThat(get(three.alice(), "/_matrix/client/v3/notifications").toString())
                .contains("answer")
                .doesNotContain("secret");
    }

    @Edge(value = "Typing of a stranger's users", guardedBy = "federation.edu.EduDoor")
    void typing() {
        Mixed mixed = triangle.mixed();
        for (PeerRoom one : List.of(mixed.strange(), mixed.friend())) {
            JsonObject content = Json.object()
                    .add("room_id", mixed.room().id())
                    .add("user_id", one.user())
                    .add("typing", true)
                    .build();
            triangle.bringEdu(peer(mixed, one), "m.typing", content).ok();
        }
        comesWithout(mixed);
    }

    @Edge(value = "Receipts of a stranger's users", guardedBy = "federation.edu.EduDoor")
    void receipts() {
        Mixed mixed = triangle.mixed();
        String said = mixed.room().say(mixed.alice(), "read me");
        for (PeerRoom one : List.of(mixed.strange(), mixed.friend())) {
            var read = Json.object()
                    .add("event_ids", Json.array(List.of(said)))
                    .add("data", Json.object().add("ts", 1_533_358_089_009L));
            JsonObject content = Json.object()
                    .add(
                            mixed.room().id(),
                            Json.object().add("m.read", Json.object().add(one.user(), read)))
                    .build();
            triangle.bringEdu(peer(mixed, one), "m.receipt", content).ok();
        }
        comesWithout(mixed);
    }

    /** The friend's murmur is told, the stranger's is not. */
    private static void comesWithout(Mixed mixed) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(murmurs(mixed)).contains(mixed.friend().user()));
        assertThat(murmurs(mixed)).doesNotContain(mixed.strange().user());
    }

    private static String murmurs(Mixed mixed) {
        return joined(mixed.alice(), mixed.room())
                .getOrDefault("ephemeral", JsonValue.NULL)
                .toString();
    }

    private StrangePeer peer(Mixed mixed, PeerRoom one) {
        return one == mixed.friend() ? triangle.partner : triangle.stranger;
    }

    @Edge(value = "Messages of a stranger's users to devices", guardedBy = "encryption.remote.RemoteDoor#mayTell")
    void toDevice() {
        Mixed mixed = triangle.mixed();
        for (PeerRoom one : List.of(mixed.strange(), mixed.friend())) {
            var message = Json.object()
                    .add(
                            mixed.alice().userId(),
                            Json.object()
                                    .add(mixed.alice().deviceId(), Json.object().add("from", one.user())));
            JsonObject content = Json.object()
                    .add("sender", one.user())
                    .add("type", "org.example.secret")
                    .add("message_id", one.last().id().value())
                    .add("messages", message)
                    .build();
            triangle.bringEdu(peer(mixed, one), "m.direct_to_device", content).ok();
        }
        String path = "/_matrix/client/v3/sync?timeout=0";
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(get(mixed.alice(), path)
                                .getJsonObject("to_device")
                                .toString())
                        .contains(mixed.friend().user()));
        assertThat(get(mixed.alice(), path).getJsonObject("to_device").toString())
                .doesNotContain(mixed.strange().user());
    }

    private static void hidden(Person who, ChatRoom room, String event) {
        assertThat(who.talk().get(room.path("event/" + segment(event))).status())
                .isEqualTo(404);
        assertThat(who.talk().get(room.path("context/" + segment(event))).status())
                .isEqualTo(404);
    }

    private static JsonObject joined(Person who, ChatRoom room) {
        return get(who, "/_matrix/client/v3/sync?timeout=0")
                .getJsonObject("rooms")
                .getJsonObject("join")
                .getJsonObject(room.id());
    }

    private static JsonObject get(Person who, String path) {
        return Json.read(who.talk().get(path).ok().toString().getBytes(UTF_8));
    }
}
