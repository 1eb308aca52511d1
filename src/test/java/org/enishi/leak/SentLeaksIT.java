package org.enishi.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.fixture.Person.segment;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.peer.HostedRoom;
import org.enishi.fixture.peer.StrangePeer;
import org.enishi.json.Json;
import org.enishi.leak.Triangle.Mixed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;

/** What ours say, do and ask does not go to servers that the policy does not let it out to. */
@DisplayNameGeneration(EdgeTitles.class)
class SentLeaksIT {
    private static final String CLIENT = "/_matrix/client/v3/";
    private static final String BELOW = "remote.FederationClient$Surroundings";

    private Triangle triangle;

    @BeforeEach
    void meet() {
        triangle = Triangle.get();
    }

    @Edge(value = "Events of ours, delivered to a stranger", guardedBy = "federation.delivery.DeliveryPolicy")
    void events() {
        Mixed mixed = triangle.mixed();
        String words = "said by " + mixed.alice().userId();
        mixed.room().say(mixed.alice(), words);
        onlyThePartnerHears(words, peer -> peer.received().toString());
    }

    @Edge(
            value = "Events of ours, delivered to a stranger who is said to be in a room before its members are known",
            guardedBy = "federation.delivery.DeliveryPolicy")
    void eventsBeforeMembersAreKnown() {
        HostedRoom hosted = new HostedRoom(triangle.partner).server(triangle.stranger);
        Person alice = triangle.a.person("alice");
        triangle.enter(alice, hosted);
        String words = "said to nobody known by " + alice.userId();
        new ChatRoom(hosted.id()).say(alice, words);
        onlyThePartnerHears(words, peer -> peer.received().toString());
    }

    @Edge(value = "Typing of ours, delivered to a stranger", guardedBy = "federation.delivery.Edus")
    void typing() {
        Mixed mixed = triangle.mixed();
        String path = mixed.room().path("typing/" + segment(mixed.alice().userId()));
        mixed.alice().talk().put(path, "{\"typing\":true,\"timeout\":30000}").ok();
        onlyThePartnerHears(
                mixed.alice().userId(), peer -> peer.edus("m.typing").toString());
    }

    @Edge(value = "Receipts of ours, delivered to a stranger", guardedBy = "federation.delivery.Edus")
    void receipts() {
        Mixed mixed = triangle.mixed();
        String said = mixed.room().say(mixed.alice(), "ours");
        mixed.alice()
                .talk()
                .post(mixed.room().path("receipt/m.read/" + segment(said)), "{}")
                .ok();
        onlyThePartnerHears(
                mixed.alice().userId(), peer -> peer.edus("m.receipt").toString());
    }

    @Edge(value = "Messages of ours to devices of a stranger", guardedBy = "federation.delivery.Edus")
    void toDevice() {
        Mixed mixed = triangle.mixed();
        JsonObject messages = Json.object()
                .add(mixed.friend().user(), Json.object().add("*", Json.object()))
                .add(mixed.strange().user(), Json.object().add("*", Json.object()))
                .build();
        mixed.alice()
                .talk()
                .put(
                        CLIENT + "sendToDevice/org.example.secret/t",
                        Json.object().add("messages", messages).build())
                .ok();
        onlyThePartnerHears(
                mixed.alice().userId(), peer -> peer.edus("m.direct_to_device").toString());
    }

    private interface Heard {
        String by(StrangePeer peer);
    }

    /** It is delivered to both at the same time if it is delivered. */
    private void onlyThePartnerHears(String words, Heard heard) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(heard.by(triangle.partner)).contains(words));
        Awaitility.await()
                .during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(10))
                .until(() -> !heard.by(triangle.stranger).contains(words));
    }

    @Edge(
            value = "Inviting a stranger's user into a new room",
            guardedBy = {"room.Outsiders#requireInvitable", "handshake.RemoteInvite"})
    void newRoom() {
        Person alice = triangle.a.person("alice");
        AtomicInteger asked = counting(triangle.stranger, "/_matrix/federation/");
        String wish = "{\"invite\":[\"@x:" + triangle.stranger.name() + "\"]}";
        assertThat(alice.talk().post(CLIENT + "createRoom", wish).status()).isEqualTo(403);
        assertThat(alice.talk().get(CLIENT + "joined_rooms").ok().getJsonArray("joined_rooms"))
                .isEmpty();
        assertThat(asked).hasValue(0);
    }

    @Edge(
            value = "Events of ours to a stranger that is the room's policy server",
            guardedBy = "journal.running.RemoteEndorser")
    void policyServer() {
        Mixed mixed = triangle.mixed();
        AtomicInteger asked = counting(triangle.stranger, "/_matrix/policy/v1/sign");
        String policy = "{\"via\":\"" + triangle.stranger.name() + "\",\"public_keys\":{\"ed25519\":\"x\"}}";
        mixed.room().set(mixed.bob(), "m.room.policy/", policy).ok();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> mixed.room().state(mixed.alice(), "m.room.policy/").status() == 200);
        Reply refused = mixed.room().send(mixed.alice(), "secret");
        assertThat(refused.status()).as(refused.toString()).isEqualTo(403);
        assertThat(asked).hasValue(0);
    }

    @Edge(value = "Inviting a stranger's user", guardedBy = "handshake.RemoteInvite")
    void invitation() {
        Person alice = triangle.a.person("alice");
        String room = alice.talk().post(CLIENT + "createRoom", "{}").ok().getString("room_id");
        AtomicInteger asked = counting(triangle.stranger, "/_matrix/federation/");
        String wish = "{\"user_id\":\"@x:" + triangle.stranger.name() + "\"}";
        Reply refused = alice.talk().post(CLIENT + "rooms/" + segment(room) + "/invite", wish);
        assertThat(refused.status()).as(refused.toString()).isEqualTo(403);
        assertThat(asked).hasValue(0);
    }

    @Edge(value = "Entering rooms of a partner that the agreement does not list", guardedBy = "handshake.Peers")
    void entering() {
        Person alice = triangle.a.person("alice");
        AtomicInteger asked = counting(triangle.partner, "/_matrix/federation/v1/make_join");
        triangle.agree(triangle.partner.name().value(), "\"our_rooms\":[]");
        try {
            String path =
                    CLIENT + "join/" + segment("!x:" + triangle.partner.name()) + "?via=" + triangle.partner.name();
            assertThat(alice.talk().post(path, "{}").status()).isEqualTo(403);
        } finally {
            triangle.agree(triangle.partner.name().value(), "\"our_rooms\":null");
        }
        assertThat(asked).hasValue(0);
    }

    @Edge(
            value = "Redeeming a third-party invitation at a denied server",
            guardedBy = {"handshake.thirdparty.Exchange", BELOW})
    void thirdPartyInvitation() {
        Person alice = triangle.a.person("alice");
        AtomicInteger asked = counting(triangle.outcast, "/");
        JsonObject signed = Json.object()
                .add("sender", "@x:" + triangle.outcast.name())
                .add("mxid", alice.userId())
                .add("token", "t")
                .add("signatures", Json.object())
                .build();
        String path = CLIENT + "join/" + segment("!x:" + triangle.outcast.name());
        alice.talk().post(path, Json.object().add("third_party_signed", signed).build());
        assertThat(asked).hasValue(0);
    }

    @Edge(value = "Asking a stranger for history", guardedBy = "handshake.history.RoomPeers")
    void history() {
        Mixed mixed = triangle.mixed();
        AtomicInteger friend = counting(triangle.partner, "/_matrix/federation/v1/timestamp_to_event");
        AtomicInteger strange = counting(triangle.stranger, "/_matrix/federation/v1/timestamp_to_event");
        String path = "/_matrix/client/v1/rooms/" + segment(mixed.room().id()) + "/timestamp_to_event?ts=1&dir=b";
        mixed.alice().talk().get(path);
        assertThat(friend).hasPositiveValue();
        assertThat(strange).hasValue(0);
    }

    @Edge(
            value = "Asking a denied server for a profile",
            guardedBy = {"profile.RemoteProfiles", BELOW})
    void profile() {
        neverReached("GET", CLIENT + "profile/" + segment("@x:" + triangle.outcast.name()), "");
    }

    @Edge(
            value = "Asking a denied server for a room's address",
            guardedBy = {"directory.RemoteDirectory", BELOW})
    void alias() {
        neverReached("GET", CLIENT + "directory/room/" + segment("#x:" + triangle.outcast.name()), "");
    }

    @Edge(
            value = "Asking a denied server for its published rooms",
            guardedBy = {"directory.RemoteDirectory", BELOW})
    void publishedRooms() {
        neverReached("GET", CLIENT + "publicRooms?server=" + triangle.outcast.name(), "");
    }

    @Edge(
            value = "Asking a denied server for a room's summary",
            guardedBy = {"space.RemoteSpaces", BELOW})
    void summary() {
        String room = segment("!x:" + triangle.outcast.name());
        neverReached("GET", "/_matrix/client/v1/room_summary/" + room + "?via=" + triangle.outcast.name(), "");
    }

    @Edge(
            value = "Asking a denied server for device keys",
            guardedBy = {"encryption.remote.RemoteDoor#refusal", BELOW})
    void deviceKeys() {
        neverReached("POST", CLIENT + "keys/query", "{\"device_keys\":{\"@x:" + triangle.outcast.name() + "\":[]}}");
    }

    @Edge(
            value = "Asking a denied server for one-time keys",
            guardedBy = {"encryption.remote.RemoteDoor#refusal", BELOW})
    void claims() {
        neverReached(
                "POST",
                CLIENT + "keys/claim",
                "{\"one_time_keys\":{\"@x:" + triangle.outcast.name() + "\":{\"D\":\"signed_curve25519\"}}}");
    }

    @Edge(
            value = "Asking a denied server for its signing keys, on behalf of others",
            guardedBy = {"remote.keys.Notary", "remote.keys.KeyFetcher"})
    void signingKeys() {
        neverReached("GET", "/_matrix/key/v2/query/" + triangle.outcast.name(), "");
    }

    private void neverReached(String method, String path, String body) {
        AtomicInteger asked = counting(triangle.outcast, "/");
        counting(triangle.outcast, "/_matrix/key/v2/server", asked);
        triangle.a.person("alice").talk().offTheRecord().send(method, path, body);
        assertThat(asked).hasValue(0);
    }

    private static AtomicInteger counting(StrangePeer peer, String path) {
        return counting(peer, path, new AtomicInteger());
    }

    private static AtomicInteger counting(StrangePeer peer, String path, AtomicInteger count) {
        peer.on(path, exchange -> {
            count.incrementAndGet();
            StrangePeer.refuses(404).answer(exchange);
        });
        return count;
    }
}
