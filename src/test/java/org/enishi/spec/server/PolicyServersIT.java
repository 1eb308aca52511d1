package org.enishi.spec.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.enishi.fixture.Person.segment;

import com.sun.net.httpserver.HttpExchange;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.enishi.event.Event;
import org.enishi.event.RoomVersion;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.peer.Neighbourhood.Room;
import org.enishi.fixture.peer.PeerRoom;
import org.enishi.fixture.peer.StrangePeer;
import org.enishi.json.EventReader;
import org.enishi.json.Json;
import org.enishi.json.UnpaddedBase64;
import org.enishi.rules.policyserver.PolicyServer;
import org.enishi.signing.EventSigner;
import org.enishi.signing.SigningKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Policy Servers")
class PolicyServersIT extends FederationIT {
    private static final String SIGN = "/_matrix/policy/v1/sign";
    private static final String SPAM = "spam before a policy server";

    private final SigningKey key = SigningKey.generate(PolicyServer.KEY_ID, new SecureRandom());
    private final List<JsonObject> asked = new CopyOnWriteArrayList<>();
    private StrangePeer via;
    private Room room;
    private ChatRoom chat;
    private PeerRoom stay;

    @BeforeEach
    void appoint() {
        via = town.peer(0).on(SIGN, this::signs);
        room = town.room("shared");
        chat = new ChatRoom(room.id());
        stay = PeerRoom.join(via, town.server(), room.id());
        String content = Json.object()
                .add("via", via.name().value())
                .add(
                        "public_keys",
                        Json.object()
                                .add(
                                        "ed25519",
                                        UnpaddedBase64.encode(key.verifyKey().bytes())))
                .build()
                .toString();
        via.on(SIGN, StrangePeer.refuses(500));
        chat.set(room.alice(), "m.room.policy/", content).ok();
        via.on(SIGN, this::signs);
    }

    private void signs(HttpExchange exchange) throws IOException {
        JsonObject pdu = Json.read(exchange.getRequestBody().readAllBytes());
        asked.add(pdu);
        assertThat(exchange.getRequestHeaders().getFirst("Authorization"))
                .contains("X-Matrix", town.server().name());
        StrangePeer.reply(exchange, 200, signature(pdu));
    }

    private JsonObject signature(JsonObject pdu) {
        JsonObject signed = EventSigner.sign(pdu, RoomVersion.V12, via.name(), key);
        String own = signed.getJsonObject("signatures")
                .getJsonObject(via.name().value())
                .getString(key.id());
        return Json.object()
                .add(via.name().value(), Json.object().add(key.id(), own))
                .build();
    }

    private static StrangePeer.Behaviour says(int status, String body) {
        return exchange -> StrangePeer.reply(exchange, status, Json.read(body.getBytes(UTF_8)));
    }

    private Reply say(String text) {
        return chat.send(room.alice(), text);
    }

    @Test
    void it_is_asked_before_an_event_is_sent_and_its_signature_goes_with_the_event() {
        String id = say("hello").ok().getString("event_id");
        assertThat(asked).hasSize(1).first().satisfies(pdu -> {
            assertThat(EventReader.read(pdu, RoomVersion.V12).id().value()).isEqualTo(id);
            assertThat(pdu.getJsonObject("signatures").keySet())
                    .containsExactly(town.server().name());
        });
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> via.received().stream()
                        .map(pdu -> pdu.getJsonObject("signatures"))
                        .anyMatch(signatures -> signatures.containsKey(
                                        via.name().value())
                                && signatures.getJsonObject(via.name().value()).containsKey(PolicyServer.KEY_ID)));
        assertThat(room.heard()).containsExactly("hello");
        chat.set(room.alice(), "m.room.topic/", "{\"topic\":\"state, too\"}").ok();
        assertThat(asked).hasSize(2);
    }

    @Test
    void if_it_refuses_the_event_is_discarded_and_the_client_gets_its_error_verbatim() {
        String spam = "{\"errcode\":\"M_FORBIDDEN\",\"error\":\"The message appears to contain possible spam\"}";
        via.on(SIGN, says(400, spam));
        Reply refused = say(SPAM);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json()).isEqualTo(Json.read(spam.getBytes(UTF_8)));

        via.on(SIGN, says(429, "{\"errcode\":\"M_LIMIT_EXCEEDED\",\"error\":\"slower\",\"retry_after_ms\":2000}"));
        Reply slower = say(SPAM);
        assertThat(slower.status()).isEqualTo(429);
        assertThat(slower.json().getInt("retry_after_ms")).isEqualTo(2000);

        via.on(SIGN, says(404, "{\"errcode\":\"M_NOT_FOUND\",\"error\":\"Unknown room\"}"));
        assertThat(say(SPAM).errcode()).isEqualTo("M_NOT_FOUND");
        assertThat(room.heard()).isEmpty();
        assertThat(via.received()).noneMatch(pdu -> pdu.toString().contains(SPAM));
    }

    @Test
    void what_would_do_harm_to_our_clients_is_not_passed_on() {
        via.on(SIGN, says(401, "{\"errcode\":\"M_UNKNOWN_TOKEN\",\"error\":\"gone\",\"soft_logout\":false}"));
        Reply refused = say("hello");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().keySet()).containsExactlyInAnyOrder("errcode", "error");
    }

    @Test
    void a_signature_that_does_not_hold_is_none() {
        via.on(SIGN, StrangePeer.says(() -> signature(stay.last().json())));
        Reply refused = say("hello");
        assertThat(refused.errcode()).isEqualTo("M_FORBIDDEN");
        via.on(SIGN, says(200, "{}"));
        assertThat(say("hello").errcode()).isEqualTo("M_FORBIDDEN");
        assertThat(room.heard()).isEmpty();
    }

    @Test
    void the_room_goes_on_without_it_once_the_state_event_is_wiped() {
        via.on(SIGN, StrangePeer.refuses(403));
        assertThat(say("hello").status()).isEqualTo(403);
        chat.set(room.alice(), "m.room.policy/", "{}").ok();
        say("free").ok();
        assertThat(room.heard()).containsExactly("free");
    }

    @Test
    void whoever_wants_to_leave_leaves() {
        via.on(SIGN, StrangePeer.refuses(403));
        Person bob = town.server().person("bob");
        assertThat(chat.join(bob).status()).as("to join it must be asked").isEqualTo(403);
        chat.leave(room.alice()).ok();
    }

    @Test
    void a_received_event_without_a_valid_signature_is_asked_about_and_else_soft_failed() {
        PeerRoom other = PeerRoom.join(town.peer(1), town.server(), room.id());
        assertThat(asked).as("his join came through us").hasSize(1);
        Event recommended = other.message("recommended");
        other.send("asked", recommended.json()).ok();
        assertThat(asked).hasSize(2);
        via.on(SIGN, StrangePeer.refuses(403));
        Event refused = other.message("refused");
        other.send("refused", refused.json()).ok();
        Event signed = other.message("signed by itself");
        JsonObject own = signature(signed.json());
        other.send(
                        "signed",
                        Json.object(signed.json())
                                .add(
                                        "signatures",
                                        Json.object(signed.json().getJsonObject("signatures"))
                                                .add(
                                                        via.name().value(),
                                                        own.get(via.name().value())))
                                .build())
                .ok();
        assertThat(room.heard()).containsExactly("recommended", "signed by itself");
        assertThat(room.alice()
                        .talk()
                        .get(chat.path("event/" + segment(refused.id().value())))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void who_joins_through_us_against_its_word_is_refused() {
        via.on(SIGN, says(400, "{\"errcode\":\"M_FORBIDDEN\",\"error\":\"We know you\"}"));
        assertThat(catchThrowable(() -> PeerRoom.join(town.peer(1), town.server(), room.id())))
                .hasMessageContaining("We know you");
    }

    @Test
    void we_are_none_ourselves() {
        Reply answer =
                town.peer(1).ask(town.server(), "POST", SIGN, Json.object().build());
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.errcode()).isEqualTo("M_UNRECOGNIZED");
        chat.set(
                        room.alice(),
                        "m.room.policy/",
                        "{\"via\":\"" + town.server().name() + "\",\"public_keys\":{\"ed25519\":\"x\"}}")
                .ok();
        assertThat(say("nobody can say yes").status()).isEqualTo(403);
    }

    @Test
    void if_it_is_silent_the_event_is_not_sent_and_it_is_not_asked_again_at_once() {
        StrangePeer silent = town.peer(2);
        PeerRoom.join(silent, town.server(), room.id());
        chat.set(
                        room.alice(),
                        "m.room.policy/",
                        "{\"via\":\"" + silent.name() + "\",\"public_keys\":{\"ed25519\":\""
                                + UnpaddedBase64.encode(key.verifyKey().bytes()) + "\"}}")
                .ok();
        var knocks = new AtomicInteger();
        silent.on(SIGN, exchange -> {
            knocks.incrementAndGet();
            silent.silence().answer(exchange);
        });
        for (int i = 0; i < 5; i++)
            assertThat(say("is somebody there?").errcode()).isEqualTo("M_LIMIT_EXCEEDED");
        assertThat(knocks).hasPositiveValue().hasValueLessThan(5);
        Room elsewhere = town.room("shared");
        assertThat(elsewhere.say("not held up")).isNotEmpty();
    }
}
