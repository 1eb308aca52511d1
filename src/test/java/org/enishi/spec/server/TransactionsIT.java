package org.enishi.spec.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.enishi.event.Event;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.peer.Neighbourhood.Room;
import org.enishi.fixture.peer.PeerRoom;
import org.enishi.id.EventId;
import org.enishi.json.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Transactions, and checks performed on receipt of a PDU")
class TransactionsIT extends FederationIT {
    @Test
    void goodPdusAreKeptAndABadOneAmongThemDoesNotHurt() {
        Room room = town.room("shared");
        PeerRoom peer = PeerRoom.join(town.peer(0), town.server(), room.id());
        Event first = peer.message("first");
        Event bad = peer.message("bad", List.of(first.id()), List.of());
        Event second = peer.message("second");
        JsonObject noEvent =
                Json.object().add("room_id", room.id()).add("type", 7).build();
        JsonObject pdus = peer.send("mixed", first.json(), noEvent, bad.json(), second.json())
                .ok()
                .getJsonObject("pdus");
        assertThat(pdus.getJsonObject(first.id().value())).isEmpty();
        assertThat(pdus.getJsonObject(second.id().value())).isEmpty();
        assertThat(pdus.getJsonObject(bad.id().value())).containsKey("error");
        assertThat(room.heard()).containsExactly("first", "second");
    }

    @Test
    void aRepeatedTransactionIsAnsweredAlikeAndDoesNothingTwice() {
        Room room = town.room("shared");
        PeerRoom peer = PeerRoom.join(town.peer(0), town.server(), room.id());
        Event once = peer.message("once");
        Reply first = peer.send("again", once.json());
        assertThat(peer.send("again", once.json()).text()).isEqualTo(first.text());
        assertThat(peer.send("another", once.json())
                        .ok()
                        .getJsonObject("pdus")
                        .getJsonObject(once.id().value()))
                .isEmpty();
        assertThat(room.heard()).containsExactly("once");
    }

    @Test
    void whatARepeatedTransactionBroughtInVainIsToldAgain() {
        Room room = town.room("shared");
        PeerRoom peer = PeerRoom.join(town.peer(0), town.server(), room.id());
        Event bad = peer.message("bad", List.of(peer.last().id()), List.of());
        Event good = peer.message("good");
        Reply first = peer.send("in-vain", bad.json(), good.json());
        assertThat(first.ok().getJsonObject("pdus").getJsonObject(bad.id().value()))
                .containsKey("error");
        assertThat(peer.send("in-vain", bad.json(), good.json()).text()).isEqualTo(first.text());
        assertThat(room.heard()).containsExactly("good");
    }

    @Test
    void aPduWithAWrongHashIsRedacted() {
        Room room = town.room("shared");
        PeerRoom peer = PeerRoom.join(town.peer(0), town.server(), room.id());
        Event event = peer.message("what was signed");
        JsonObject changed = Json.object(event.json())
                .add("content", Json.object().add("msgtype", "m.text").add("body", "what was not"))
                .build();
        peer.send("hash", changed).ok();
        assertThat(room.heard()).containsExactly("(redacted)");
    }

    @Test
    void aPduWithAWrongSignatureIsDropped() {
        Room room = town.room("shared");
        PeerRoom peer = PeerRoom.join(town.peer(0), town.server(), room.id());
        Event event = peer.message("forged");
        JsonObject forged =
                Json.object(event.json()).add("depth", event.depth() + 7).build();
        JsonObject unsigned =
                Json.object(event.json()).add("signatures", Json.object()).build();
        peer.send("signature", forged, unsigned).ok();
        assertThat(room.heard()).isEmpty();
    }

    @Test
    void eventsOfOtherRoomsAreNoAuthEvents() {
        Room room = town.room("shared");
        Room other = town.room("shared");
        PeerRoom peer = PeerRoom.join(town.peer(0), town.server(), room.id());
        PeerRoom elsewhere = PeerRoom.join(town.peer(0), town.server(), other.id());
        List<EventId> mixed = Stream.concat(
                        peer.auth().stream().limit(1), elsewhere.auth().stream().skip(1))
                .toList();
        Event event =
                peer.message("by another room's leave", List.of(peer.last().id()), mixed);
        JsonObject result = peer.send("rooms", event.json()).ok().getJsonObject("pdus");
        assertThat(result.getJsonObject(event.id().value())).containsKey("error");
        assertThat(room.heard()).isEmpty();
    }

    @Test
    void nobodySpeaksForAnotherServersUser() {
        Room room = town.room("shared");
        PeerRoom peer = PeerRoom.join(town.peer(0), town.server(), room.id());
        Event event = peer.message("mine");
        JsonObject asAlice =
                Json.object(event.json()).add("sender", room.alice().userId()).build();
        peer.send("alice", asAlice).ok();
        assertThat(room.heard()).isEmpty();
    }

    @Test
    void aServerThatTheRoomExcludesBringsNothing() {
        Room room = town.room("shared");
        Room other = town.room("shared");
        PeerRoom peer = PeerRoom.join(town.peer(0), town.server(), room.id());
        PeerRoom elsewhere = PeerRoom.join(town.peer(0), town.server(), other.id());
        room.alice()
                .talk()
                .put(
                        "/_matrix/client/v3/rooms/" + Person.segment(room.id()) + "/state/m.room.server_acl/",
                        "{\"allow\":[\"*\"],\"deny\":[\"localhost\"],\"allow_ip_literals\":true}")
                .ok();
        Event first = peer.message("shut out");
        Event second = peer.message("shut out again");
        Event heard = elsewhere.message("let in");
        JsonObject pdus =
                peer.send("acl", first.json(), second.json(), heard.json()).ok().getJsonObject("pdus");
        assertThat(pdus.getJsonObject(first.id().value()).getString("error")).contains("server ACL");
        assertThat(pdus.getJsonObject(second.id().value()).getString("error")).contains("server ACL");
        assertThat(pdus.getJsonObject(heard.id().value())).isEmpty();
        assertThat(room.heard()).isEmpty();
        assertThat(other.heard()).containsExactly("let in");
    }

    @Test
    void pdusOfRoomsThatAreNotHereAreLeft() {
        Room room = town.room("shared");
        PeerRoom peer = PeerRoom.join(town.peer(0), town.server(), room.id());
        JsonObject elsewhere = Json.object(peer.message("x").json())
                .add("room_id", "!nowhere:example")
                .build();
        assertThat(peer.send("nowhere", elsewhere).ok().getJsonObject("pdus")).isEmpty();
    }

    @Test
    void aTransactionHasAtMost50Pdus() {
        JsonArrayBuilder many = Json.array();
        for (int i = 0; i < 51; i++) many.add(Json.object());
        JsonObject body = Json.object().add("pdus", many).build();
        assertThat(town.peer(0)
                        .ask(town.server(), "PUT", "/_matrix/federation/v1/send/many", body)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void edusOfUnknownKindsAreLeft() {
        JsonObject body = Json.object()
                .add("pdus", Json.array())
                .add(
                        "edus",
                        Json.array()
                                .add(Json.object()
                                        .add("edu_type", "org.example.new")
                                        .add("content", 7)))
                .build();
        assertThat(town.peer(0)
                        .ask(town.server(), "PUT", "/_matrix/federation/v1/send/edus", body)
                        .status())
                .isEqualTo(200);
    }
}
