package org.enishi.spec.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.fixture.Person.segment;

import com.sun.net.httpserver.HttpExchange;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.enishi.event.Event;
import org.enishi.event.RoomVersion;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.peer.Neighbourhood.Room;
import org.enishi.fixture.peer.PeerRoom;
import org.enishi.fixture.peer.StrangePeer;
import org.enishi.json.ContentHash;
import org.enishi.json.EventReader;
import org.enishi.json.Json;
import org.enishi.signing.EventSigner;
import org.enishi.signing.SignatureVerifier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What other servers send in rooms of the first versions")
class OldRoomsIT extends FederationIT {
    private static final String OLD_INVITE = "/_matrix/federation/v1/invite/";

    private static JsonObject json(String text) {
        return Json.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource(names = {"V1", "V3", "V5", "V6"})
    void numbersOfAnyKindAreTakenUntilVersion5AndDroppedSince(RoomVersion version) {
        Room room = town.room("shared", version);
        PeerRoom peer = PeerRoom.join(town.peer(0), town.server(), room.id());
        JsonObject odd = json("{\"msgtype\":\"m.text\",\"body\":\"odd\",\"n\":[1.50,1e2,-0.0]}");
        peer.send("odd" + version, peer.odd(odd, Clock.systemUTC().millis())).ok();
        String path = "/_matrix/client/v3/rooms/" + segment(room.id()) + "/messages?dir=b&limit=10";
        String told = room.alice().talk().get(path).text();
        if (version.canonicalJsonIsStrict()) assertThat(told).doesNotContain("odd");
        else assertThat(told).contains("[1.50,1e2,-0.0]");
        Event next = peer.message("plain");
        peer.send("plain" + version, next.json()).ok();
        assertThat(room.heard()).contains("plain");
    }

    @ParameterizedTest
    @EnumSource(names = {"V4", "V5"})
    void keysMustBeValidAtTheTimeOfTheEventSinceVersion5(RoomVersion version) {
        Room room = town.room("shared", version);
        PeerRoom peer = PeerRoom.join(town.peer(0), town.server(), room.id());
        long later = Clock.systemUTC().millis() + Duration.ofDays(10).toMillis();
        JsonObject text = json("{\"msgtype\":\"m.text\",\"body\":\"from the future\"}");
        peer.send("later" + version, peer.odd(text, later)).ok();
        if (version.keysExpire()) assertThat(room.heard()).isEmpty();
        else assertThat(room.heard()).containsExactly("from the future");
    }

    @Test
    void anEventNeedsTheSignatureOfTheServerThatNamedIt() {
        Room room = town.room("shared", RoomVersion.V1);
        PeerRoom peer = PeerRoom.join(town.peer(0), town.server(), room.id());
        JsonObject text = json("{\"msgtype\":\"m.text\",\"body\":\"named by another\"}");
        JsonObject built = Json.object(peer.odd(text, Clock.systemUTC().millis()))
                .remove("signatures")
                .add("event_id", "$x:" + town.peer(1).name())
                .build();
        JsonObject hashed = ContentHash.add(built);
        StrangePeer sender = town.peer(0);
        JsonObject once = EventSigner.sign(hashed, RoomVersion.V1, sender.name(), sender.key());
        peer.send("one-signature", once).ok();
        assertThat(room.heard()).isEmpty();
        StrangePeer namer = town.peer(1);
        JsonObject twice = EventSigner.sign(once, RoomVersion.V1, namer.name(), namer.key());
        peer.send("two-signatures", twice).ok();
        assertThat(room.heard()).containsExactly("named by another");
    }

    @ParameterizedTest
    @EnumSource(to = "V2")
    void aServerThatNamesNoVersionsKnowsTheFirst(RoomVersion version) {
        Room room = town.room("shared", version);
        StrangePeer peer = town.peer(0);
        String path =
                "/_matrix/federation/v1/make_join/" + segment(room.id()) + "/" + segment("@stranger:" + peer.name());
        Reply reply = peer.ask(town.server(), "GET", path, null);
        assertThat(reply.status()).isEqualTo(version == RoomVersion.V1 ? 200 : 400);
        if (reply.status() == 400) assertThat(reply.errcode()).isEqualTo("M_INCOMPATIBLE_ROOM_VERSION");
    }

    @ParameterizedTest
    @EnumSource(to = "V2")
    void anInvitationComesInTheOldForm(RoomVersion version) {
        StrangePeer peer = town.peer(1);
        Person bob = town.server().person("bob");
        Event invite = invitation(peer, bob, version);
        JsonObject body = Json.object(invite.json())
                .add(
                        "unsigned",
                        json("{\"invite_room_state\":[{\"type\":\"m.room.name\",\"state_key\":\"\","
                                + "\"sender\":\"@x:y\",\"content\":{\"name\":\"Old\"}}]}"))
                .build();
        String path = OLD_INVITE + segment(invite.room().value()) + "/"
                + segment(invite.id().value());
        JsonArray answer = Json.readValue(
                        peer.ask(town.server(), "PUT", path, body).text().getBytes(StandardCharsets.UTF_8))
                .asJsonArray();
        assertThat(answer.getInt(0)).isEqualTo(200);
        JsonObject signed = answer.getJsonObject(1).getJsonObject("event");
        assertThat(SignatureVerifier.keyIds(signed, town.server().name())).hasSize(1);
        assertThat(EventReader.read(signed, version).id()).isEqualTo(invite.id());
        assertThat(bob.talk().get("/_matrix/client/v3/sync?timeout=0").text())
                .contains(invite.room().value(), "\"Old\"");
    }

    private Event invitation(StrangePeer peer, Person bob, RoomVersion version) {
        JsonObject built = Json.object()
                .add("type", "m.room.member")
                .add("room_id", "!old" + version.id() + ":" + peer.name())
                .add("sender", "@stranger:" + peer.name())
                .add("origin", peer.name().value())
                .add("state_key", bob.userId())
                .add("content", json("{\"membership\":\"invite\"}"))
                .add("origin_server_ts", Clock.systemUTC().millis())
                .add("depth", 7)
                .add(
                        "prev_events",
                        json("{\"p\":[[\"$p:x\",{\"sha256\":\"x\"}]]}").get("p"))
                .add("auth_events", Json.array())
                .build();
        return EventSigner.build(built, version, peer.name(), peer.key());
    }

    @Test
    void anInvitationGoesOutInTheOldFormToWhoKnowsNoOther() {
        StrangePeer peer = town.peer(2);
        Room room = town.room("shared", RoomVersion.V2);
        var taken = new AtomicReference<JsonObject>();
        peer.on(OLD_INVITE, exchange -> takeInvitation(peer, exchange, taken));
        room.alice()
                .talk()
                .post(
                        "/_matrix/client/v3/rooms/" + segment(room.id()) + "/invite",
                        "{\"user_id\":\"@carol:" + peer.name() + "\"}")
                .ok();
        assertThat(taken.get().getJsonObject("unsigned").getJsonArray("invite_room_state"))
                .isNotEmpty();
        assertThat(taken.get().getString("origin")).isEqualTo(town.server().name());
        String path = "/_matrix/client/v3/rooms/" + segment(room.id()) + "/state/m.room.member/"
                + segment("@carol:" + peer.name());
        assertThat(room.alice().talk().get(path).ok().getString("membership")).isEqualTo("invite");
    }

    private static void takeInvitation(StrangePeer peer, HttpExchange exchange, AtomicReference<JsonObject> taken)
            throws IOException {
        JsonObject event = Json.read(exchange.getRequestBody().readAllBytes());
        taken.set(event);
        JsonObject signed = EventSigner.sign(event, RoomVersion.V2, peer.name(), peer.key());
        StrangePeer.reply(
                exchange,
                200,
                Json.array().add(200).add(Json.object().add("event", signed)).build());
    }
}
