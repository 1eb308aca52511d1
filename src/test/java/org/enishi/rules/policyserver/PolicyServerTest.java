package org.enishi.rules.policyserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.enishi.event.Event;
import org.enishi.event.RoomVersion;
import org.enishi.id.ServerName;
import org.enishi.json.Json;
import org.enishi.json.UnpaddedBase64;
import org.enishi.signing.EventSigner;
import org.enishi.signing.SigningKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Policy Servers")
class PolicyServerTest {
    private static final ServerName VIA = new ServerName("policy.example");
    private static final ServerName OTHER = new ServerName("a.example");
    private static final SigningKey KEY = SigningKey.generate(PolicyServer.KEY_ID, new SecureRandom());
    private static final String PUBLIC = UnpaddedBase64.encode(KEY.verifyKey().bytes());

    private static Event event(ServerName author, String beside, RoomVersion version) {
        JsonObject outline = Json.object(Json.read(beside.getBytes(UTF_8)))
                .add("room_id", "!room:a.example")
                .add("sender", "@somebody:" + author)
                .add("origin_server_ts", 1_700_000_000_000L)
                .add("depth", 7)
                .add("prev_events", Json.array())
                .add("auth_events", Json.array())
                .build();
        return EventSigner.build(outline, version, author, SigningKey.generate("ed25519:own", new SecureRandom()));
    }

    private static Event message(ServerName author) {
        return event(author, "{\"type\":\"m.room.message\",\"content\":{\"body\":\"hello\"}}", RoomVersion.V11);
    }

    private static Optional<PolicyServer> of(String content) {
        Event policy = event(
                OTHER, "{\"type\":\"m.room.policy\",\"state_key\":\"\",\"content\":" + content + "}", RoomVersion.V11);
        return PolicyServer.of(Optional.of(policy), VIA::equals);
    }

    private static String content(String via, String key) {
        return "{\"via\":\"" + via + "\",\"public_keys\":{\"ed25519\":\"" + key + "\"}}";
    }

    private static PolicyServer server() {
        return of(content(VIA.value(), PUBLIC)).orElseThrow();
    }

    /** As it answers. */
    private static JsonObject answer(Event event, SigningKey key) {
        JsonObject signed = EventSigner.sign(event.json(), event.version(), VIA, key);
        JsonValue own =
                signed.getJsonObject("signatures").getJsonObject(VIA.value()).get(key.id());
        return Json.object().add(VIA.value(), Json.object().add(key.id(), own)).build();
    }

    @Nested
    @DisplayName("Determining if a Policy Server is enabled in a room")
    class Enabled {
        @Test
        void a_room_without_the_state_event_uses_none() {
            assertThat(PolicyServer.of(Optional.empty(), any -> true)).isEmpty();
        }

        @Test
        void with_via_and_key_and_a_joined_user_it_is_used() {
            assertThat(server().name()).isEqualTo(VIA);
            assertThat(server().key()).contains(KEY.verifyKey());
        }

        @Test
        void the_server_must_have_a_joined_user() {
            assertThat(of(content("elsewhere.example", PUBLIC))).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{\"via\":\"policy.example\"}",
                    "{\"via\":7,\"public_keys\":{\"ed25519\":\"x\"}}",
                    "{\"via\":\"policy.example\",\"public_keys\":\"x\"}",
                    "{\"via\":\"policy.example\",\"public_keys\":{}}",
                    "{\"via\":\"policy.example\",\"public_keys\":{\"ed25519\":7}}",
                    "{\"via\":\"no server\",\"public_keys\":{\"ed25519\":\"x\"}}"
                })
        void content_without_a_via_or_a_key_is_not_valid(String content) {
            assertThat(of(content)).isEmpty();
        }

        @Test
        void a_string_that_is_no_key_enables_it_and_no_signature_holds() {
            PolicyServer server = of(content(VIA.value(), "no key")).orElseThrow();
            Event message = message(OTHER);
            assertThat(server.signed(message, answer(message, KEY))).isEmpty();
        }

        @Test
        void the_key_may_be_written_in_either_alphabet() {
            String other = UnpaddedBase64.encodeUrlSafe(KEY.verifyKey().bytes());
            assertThat(of(content(VIA.value(), other))).contains(server());
        }
    }

    @Nested
    @DisplayName("All events except for the m.room.policy state event itself are checked")
    class AskedAbout {
        @Test
        void the_state_event_itself_is_not() {
            assertThat(PolicyServer.isAskedAbout(event(
                            OTHER, "{\"type\":\"m.room.policy\",\"state_key\":\"\",\"content\":{}}", RoomVersion.V11)))
                    .isFalse();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"type\":\"m.room.policy\",\"content\":{}}",
                    "{\"type\":\"m.room.policy\",\"state_key\":\"other\",\"content\":{}}",
                    "{\"type\":\"m.room.member\",\"state_key\":\"@somebody:a.example\",\"content\":{\"membership\":\"join\"}}",
                    "{\"type\":\"m.room.power_levels\",\"state_key\":\"\",\"content\":{}}",
                    "{\"type\":\"m.room.message\",\"content\":{}}"
                })
        void all_others_are(String event) {
            assertThat(PolicyServer.isAskedAbout(event(OTHER, event, RoomVersion.V11)))
                    .isTrue();
        }
    }

    @Nested
    @DisplayName("Validating Policy Server signatures")
    class Validating {
        @ParameterizedTest
        @EnumSource(
                value = RoomVersion.class,
                names = {"V1", "V3", "V6", "V10", "V11"})
        void a_signature_that_holds_recommends_and_changes_nothing_else(RoomVersion version) {
            Event message = event(OTHER, "{\"type\":\"m.room.message\",\"content\":{\"body\":\"hello\"}}", version);
            assertThat(server().hasSigned(message)).isFalse();
            Event signed = server().signed(message, answer(message, KEY)).orElseThrow();
            assertThat(server().hasSigned(signed)).isTrue();
            assertThat(signed.id()).isEqualTo(message.id());
            assertThat(signed.json().getJsonObject("signatures").keySet())
                    .containsExactlyInAnyOrder(OTHER.value(), VIA.value());
        }

        @Test
        void the_signatures_of_an_origin_of_the_same_name_are_kept() {
            Event message = message(VIA);
            Event signed = server().signed(message, answer(message, KEY)).orElseThrow();
            assertThat(signed.json()
                            .getJsonObject("signatures")
                            .getJsonObject(VIA.value())
                            .keySet())
                    .containsExactlyInAnyOrder("ed25519:own", PolicyServer.KEY_ID);
        }

        @Test
        void one_of_another_event_another_key_or_another_name_does_not_hold() {
            Event message = message(OTHER);
            var stranger = SigningKey.generate(PolicyServer.KEY_ID, new SecureRandom());
            var otherName = SigningKey.generate("ed25519:other", new SecureRandom());
            for (JsonObject wrong : List.of(
                    answer(event(OTHER, "{\"type\":\"m.room.message\",\"content\":{}}", RoomVersion.V11), KEY),
                    answer(message, stranger),
                    answer(message, otherName),
                    Json.object().build(),
                    Json.object().add(VIA.value(), "x").build(),
                    Json.object()
                            .add(VIA.value(), Json.object().add(PolicyServer.KEY_ID, 7))
                            .build(),
                    Json.object()
                            .add(VIA.value(), Json.object().add(PolicyServer.KEY_ID, "not Base64 !"))
                            .build()))
                assertThat(server().signed(message, wrong)).isEmpty();
        }

        @Test
        void an_event_that_it_leaves_no_room_for_is_not_recommended() {
            int rest = 65_500 - message(OTHER).bytes().length;
            Event large = event(
                    OTHER,
                    "{\"type\":\"m.room.message\",\"content\":{\"body\":\"hello" + "x".repeat(rest) + "\"}}",
                    RoomVersion.V11);
            assertThat(server().signed(large, answer(large, KEY))).isEmpty();
        }
    }
}
