package org.enishi.spec.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import org.awaitility.Awaitility;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.peer.Neighbourhood.Room;
import org.enishi.fixture.peer.PeerRoom;
import org.enishi.json.EventReader;
import org.enishi.json.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Backfilling and retrieving missing events: as the one who has them")
class ServingHistoryIT extends FederationIT {
    private static final String BASE = "/_matrix/federation/v1/";

    @Test
    void backfillTellsTheEventsAndThoseBeforeThemNewestFirst() {
        Room room = town.room("shared");
        room.say("one");
        room.say("two");
        PeerRoom peer = PeerRoom.join(town.peer(0), town.server(), room.id());
        String path = path("backfill", room) + "?v=" + id(peer) + "&limit=3";
        assertThat(bodies(ask(path).ok(), "pdus")).containsExactly("", "two", "one");
    }

    @Test
    void missingEventsLieBetweenTheEarliestAndTheLatest() {
        Room room = town.room("shared");
        String before = room.say("before");
        room.say("one");
        room.say("two");
        PeerRoom peer = PeerRoom.join(town.peer(0), town.server(), room.id());
        JsonObject wish = Json.object()
                .add("earliest_events", Json.array(List.of(before)))
                .add("latest_events", Json.array(List.of(peer.last().id().value())))
                .add("limit", 10)
                .build();
        Reply reply = town.peer(0).ask(town.server(), "POST", path("get_missing_events", room), wish);
        assertThat(bodies(reply.ok(), "events")).containsExactly("one", "two");
    }

    @Test
    void whatItsUsersMayNotSeeIsToldRedacted() {
        Room room = town.room("joined");
        room.say("before you came");
        PeerRoom peer = PeerRoom.join(town.peer(0), town.server(), room.id());
        String path = path("backfill", room) + "?v=" + id(peer) + "&limit=2";
        assertThat(bodies(ask(path).ok(), "pdus")).containsExactly("", "");
    }

    @Test
    void whatAnErasedUserSaidIsToldRedactedToServersThatComeAfterwards() {
        Room room = town.room("shared");
        Person erna = town.server().person("erna");
        erna.talk()
                .post("/_matrix/client/v3/join/" + Person.segment(room.id()), "{}")
                .ok();
        String said = Person.segment(new Room(erna, room.id()).say("words of Erna"));
        PeerRoom.join(town.peer(0), town.server(), room.id());
        erase(erna, room);
        PeerRoom.join(town.peer(1), town.server(), room.id());

        assertThat(bodies(ask(BASE + "event/" + said).ok(), "pdus")).containsExactly("words of Erna");
        Reply late = town.peer(1).ask(town.server(), "GET", BASE + "event/" + said, null);
        assertThat(bodies(late.ok(), "pdus")).containsExactly("");
    }

    private static void erase(Person person, Room room) {
        JsonObject proof = Json.object()
                .add("type", "m.login.password")
                .add("user", person.userId())
                .add("password", person.password())
                .build();
        JsonObject body = Json.object().add("erase", true).add("auth", proof).build();
        person.talk().post("/_matrix/client/v3/account/deactivate", body).ok();
        String member = "/_matrix/client/v3/rooms/" + Person.segment(room.id()) + "/state/m.room.member/"
                + Person.segment(person.userId());
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(room.alice().talk().get(member).ok().getString("membership"))
                                .isEqualTo("leave"));
    }

    @Test
    void theStateBeforeAnEventIsToldWithItsAuthChain() {
        Room room = town.room("shared");
        PeerRoom peer = PeerRoom.join(town.peer(0), town.server(), room.id());
        JsonObject ids = ask(path("state_ids", room) + "?event_id=" + id(peer)).ok();
        JsonObject state = ask(path("state", room) + "?event_id=" + id(peer)).ok();
        List<String> told = ids.getJsonArray("pdu_ids").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
        assertThat(told).doesNotContain(peer.last().id().value()).hasSizeGreaterThan(4);
        assertThat(state.getJsonArray("pdus").getValuesAs(JsonObject.class))
                .extracting(pdu -> EventReader.read(pdu, peer.version()).id().value())
                .containsExactlyInAnyOrderElementsOf(told);
        assertThat(ids.getJsonArray("auth_chain_ids")).isNotEmpty();
    }

    @Test
    void anEventAndItsAuthChainAreTold() {
        Room room = town.room("shared");
        PeerRoom peer = PeerRoom.join(town.peer(0), town.server(), room.id());
        JsonObject told = ask(BASE + "event/" + id(peer)).ok();
        assertThat(told.getJsonArray("pdus").getJsonObject(0).getString("sender"))
                .isEqualTo(peer.user());
        assertThat(ask(path("event_auth", room) + "/" + id(peer)).ok().getJsonArray("auth_chain"))
                .hasSizeGreaterThan(2);
    }

    @Test
    void aServerThatIsNotInTheRoomIsRefused() {
        Room room = town.room("world_readable");
        String event = Person.segment(room.say("hello"));
        for (String path : List.of(
                path("backfill", room) + "?v=" + event + "&limit=2",
                path("state", room) + "?event_id=" + event,
                path("state_ids", room) + "?event_id=" + event,
                path("event_auth", room) + "/" + event,
                BASE + "event/" + event))
            assertThat(town.peer(1).ask(town.server(), "GET", path, null).status())
                    .as(path)
                    .isEqualTo(403);
    }

    @Test
    void whatIsNotKnownIsNotFound() {
        Room room = town.room("shared");
        PeerRoom.join(town.peer(0), town.server(), room.id());
        assertThat(ask(BASE + "event/%24nothing").errcode()).isEqualTo("M_NOT_FOUND");
        assertThat(ask(path("state", room) + "?event_id=%24nothing").errcode()).isEqualTo("M_NOT_FOUND");
        assertThat(ask(path("state", room)).errcode()).isEqualTo("M_MISSING_PARAM");
    }

    private Reply ask(String path) {
        return town.peer(0).ask(town.server(), "GET", path, null);
    }

    private static String path(String endpoint, Room room) {
        return BASE + endpoint + "/" + Person.segment(room.id());
    }

    private static String id(PeerRoom peer) {
        return Person.segment(peer.last().id().value());
    }

    private static List<String> bodies(JsonObject answer, String key) {
        return answer.getJsonArray(key).getValuesAs(JsonObject.class).stream()
                .map(pdu -> pdu.getJsonObject("content").getString("body", ""))
                .toList();
    }
}
