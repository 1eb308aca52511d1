package org.enishi.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.fixture.Person.segment;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.enishi.event.Event;
import org.enishi.event.RoomVersion;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.peer.HostedRoom;
import org.enishi.fixture.peer.PeerRoom;
import org.enishi.json.Json;
import org.enishi.leak.Triangle.ThreeSided;
import org.enishi.signing.EventSigner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;

/** What users of strangers have set in a room is not shown to ours, nor who they are, and not told on. */
@DisplayNameGeneration(EdgeTitles.class)
class StateLeaksIT {
    private static final String JOURNAL = "journal.running.PolicyPartners";
    private static final String CLIENT = "/_matrix/client/";
    private static final String SYNC = CLIENT + "v3/sync?timeout=0";

    private Triangle triangle;

    @BeforeEach
    void meet() {
        triangle = Triangle.get();
    }

    @Edge(value = "A stranger's state in the answer to a join", guardedBy = JOURNAL)
    void stateOfAJoin() {
        ThreeSided three = namedByCarol();
        three.aliceEnters();
        Person alice = three.alice();
        shown(alice, SYNC, three);
        shown(alice, three.room().path("state"), three);
        shown(alice, three.room().path("members"), three);
        shown(alice, three.room().path("joined_members"), three);
        shown(alice, three.room().path("initialSync"), three);
        String window =
                "{\"lists\":{\"all\":{\"ranges\":[[0,9]],\"timeline_limit\":5,\"required_state\":[[\"*\",\"*\"]]}}}";
        String sliding = CLIENT + "unstable/org.matrix.simplified_msc3575/sync";
        without(alice.talk().post(sliding, window), three);
        assertThat(three.room().state(alice, "m.room.topic/").status()).isEqualTo(404);
        assertThat(three.room().state(alice, "m.room.power_levels/").status())
                .as("governs the room")
                .isEqualTo(200);
    }

    @Edge(value = "A stranger among the members who are told after a join", guardedBy = JOURNAL)
    void membersAfterAJoin() {
        HostedRoom hosted = new HostedRoom(triangle.partner).concealed(triangle.stranger, "spy");
        hosted.tells();
        Person alice = triangle.a.person("alice");
        triangle.enter(alice, hosted);
        String members =
                alice.talk().get(new ChatRoom(hosted.id()).path("members")).ok().toString();
        assertThat(members).contains(hosted.creator(), alice.userId()).doesNotContain("@spy");
    }

    @Edge(value = "A stranger's name and topic of a room in hierarchies and summaries", guardedBy = JOURNAL)
    void summaries() {
        ThreeSided three = namedByCarol();
        three.aliceEnters();
        shown(three.alice(), CLIENT + "v1/rooms/" + segment(three.room().id()) + "/hierarchy", three);
    }

    @Edge(value = "A stranger's name and topic of a room in our published directory", guardedBy = JOURNAL)
    void publishedDirectory() {
        ThreeSided three = namedByCarol();
        three.aliceEnters();
        three.alice()
                .talk()
                .put(CLIENT + "v3/directory/list/room/" + segment(three.room().id()), "{\"visibility\":\"public\"}")
                .ok();
        Reply listed = three.alice().talk().get(CLIENT + "v3/publicRooms?limit=500");
        assertThat(listed.text()).contains(three.room().id());
        without(listed, three);
        String search = "{\"filter\":{\"generic_search_term\":\"secret\"}}";
        without(three.alice().talk().post(CLIENT + "v3/publicRooms", search), three);
        assertThat(three.alice().talk().post(CLIENT + "v3/publicRooms", search).text())
                .doesNotContain(three.room().id());
    }

    @Edge(value = "A stranger's users in the user directory", guardedBy = JOURNAL)
    void userDirectory() {
        ThreeSided three = namedByCarol();
        three.aliceEnters();
        String search = CLIENT + "v3/user_directory/search";
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(three.alice()
                                .talk()
                                .post(search, term(three.bob()))
                                .text())
                        .contains(three.bob().userId()));
        without(three.alice().talk().post(search, term(three.carol())), three);
    }

    @Edge(value = "A stranger's state that changes behind hidden events", guardedBy = JOURNAL)
    void stateBehindHiddenEvents() {
        ThreeSided three = triangle.threeSided();
        three.aliceEnters();
        String token = three.alice().talk().get(SYNC).ok().getString("next_batch");
        String carol = segment(three.carol().userId());
        three.room()
                .set(three.carol(), "m.room.member/" + carol, "{\"membership\":\"join\",\"displayname\":\"Secret\"}")
                .ok();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(three.room()
                                .state(three.bob(), "m.room.member/" + carol)
                                .text())
                        .contains("Secret"));
        three.room().say(three.bob(), "answer");
        Triangle.awaitRead(three.alice(), three.room(), "answer");
        Reply since = three.alice().talk().get(SYNC + "&since=" + token);
        assertThat(since.text()).contains("answer");
        without(since, three);
        assertThat(three.room().state(three.alice(), "m.room.member/" + carol).status())
                .isEqualTo(404);
    }

    @Edge(value = "A stranger's events served on, /backfill, to a partner", guardedBy = JOURNAL)
    void relayedHistory() {
        ThreeSided three = triangle.threeSided();
        PeerRoom.join(triangle.partner, triangle.b, three.room().id());
        three.aliceEnters();
        three.speak("secret", "answer");
        Triangle.awaitRead(three.alice(), three.room(), "answer");
        String last = three.room().say(three.alice(), "ours");
        String path = "/_matrix/federation/v1/backfill/" + segment(three.room().id()) + "?limit=9&v=" + segment(last);
        String told = triangle.partner.ask(triangle.a, "GET", path, null).ok().toString();
        assertThat(told).contains("ours", "answer").doesNotContain("secret");
    }

    @Edge(value = "A stranger's state in what comes along with an invitation", guardedBy = JOURNAL)
    void strippedState() {
        Person alice = triangle.a.person("alice");
        var told = Json.array()
                .add(stripped("m.room.create", "@friend:" + triangle.partner.name(), "{}"))
                .add(stripped("m.room.name", "@friend:" + triangle.partner.name(), "{\"name\":\"Friendly\"}"))
                .add(stripped("m.room.topic", "@x:" + triangle.stranger.name(), "{\"topic\":\"Secret\"}"));
        invite(alice, Json.object().add("invite_room_state", told).build()).ok();
        String shown = alice.talk().get(SYNC).ok().getJsonObject("rooms").toString();
        assertThat(shown).contains("Friendly").doesNotContain("Secret");
    }

    @Edge(
            value = "Invitations where the agreement takes none",
            guardedBy = "federation.admission.InvitationDesk#requireWelcome")
    void invitations() {
        Person alice = triangle.a.person("alice");
        triangle.agree(triangle.partner.name().value(), "\"they_may_invite\":false");
        try {
            assertThat(invite(alice, Json.object().build()).status()).isEqualTo(403);
        } finally {
            triangle.agree(triangle.partner.name().value(), "\"they_may_invite\":true");
        }
        assertThat(alice.talk().get(SYNC).ok().toString())
                .doesNotContain(triangle.partner.name().value());
    }

    /** With a topic and a name by Carol, whose server's users are heard by B only. */
    private ThreeSided namedByCarol() {
        ThreeSided three = triangle.threeSided();
        ChatRoom room = three.room();
        room.set(three.bob(), "m.room.power_levels/", "{\"users_default\":50}").ok();
        for (String what : List.of("name", "topic")) {
            String content = "{\"" + what + "\":\"Secret\"}";
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(room.set(three.carol(), "m.room." + what + "/", content)
                                    .status())
                            .isEqualTo(200));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(room.state(three.bob(), "m.room." + what + "/")
                                    .text())
                            .contains("Secret"));
        }
        return three;
    }

    private static void shown(Person who, String path, ThreeSided three) {
        without(who.talk().get(path), three);
    }

    private static void without(Reply reply, ThreeSided three) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        assertThat(reply.text()).doesNotContain("Secret", three.carol().userId());
    }

    private static JsonObject term(Person person) {
        String name = person.userId().substring(1, person.userId().indexOf(':'));
        return Json.object().add("search_term", name).build();
    }

    private static JsonObject stripped(String type, String sender, String content) {
        return Json.object()
                .add("type", type)
                .add("state_key", "")
                .add("sender", sender)
                .add("content", Json.read(content.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .build();
    }

    /** Into a room of the partner. */
    private Reply invite(Person whom, JsonObject beside) {
        String room = "!invites:" + triangle.partner.name();
        JsonObject built = Json.object()
                .add("type", "m.room.member")
                .add("room_id", room)
                .add("sender", "@friend:" + triangle.partner.name())
                .add("origin", triangle.partner.name().value())
                .add("state_key", whom.userId())
                .add("content", Json.object().add("membership", "invite"))
                .add("origin_server_ts", Clock.systemUTC().millis())
                .add("depth", 7)
                .add("prev_events", Json.array())
                .add("auth_events", Json.array())
                .build();
        Event event = EventSigner.build(built, RoomVersion.V10, triangle.partner.name(), triangle.partner.key());
        JsonObject body = Json.object(beside)
                .add("room_version", "10")
                .add("event", event.json())
                .build();
        String path = "/_matrix/federation/v2/invite/" + segment(room) + "/"
                + segment(event.id().value());
        return triangle.partner.ask(triangle.a, "PUT", path, body);
    }
}
