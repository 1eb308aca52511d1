package org.enishi.remote.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.enishi.id.ServerName;
import org.enishi.json.InvalidJson;
import org.enishi.json.Json;
import org.enishi.json.UnpaddedBase64;
import org.enishi.signing.JsonSigner;
import org.enishi.signing.SigningKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Of what a notary answers")
class NotaryAnswerTest {
    private static final ServerName NOTARY = new ServerName("notary.example");
    private static final ServerName GONE = new ServerName("gone.example");
    private static final long NOW = 1_700_000_000_000L;
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final SigningKey notary = key("ed25519:n");
    private final SigningKey first = key("ed25519:1");
    private final SigningKey second = key("ed25519:2");

    @Test
    void whatItAndTheServerSignedIsTaken() {
        KeySet keys = told(vouched(document(GONE, NOW - HOUR, first))).get(GONE);
        assertThat(bytes(keys, first.id(), NOW - HOUR))
                .isEqualTo(first.verifyKey().bytes());
        assertThat(keys.validAt(first.id(), NOW - HOUR + 1)).isEmpty();
    }

    @Test
    void nothingIsValidForMoreThanAWeekFromNow() {
        KeySet keys = told(vouched(document(GONE, NOW + 1_000 * HOUR, first))).get(GONE);
        long week = Duration.ofDays(7).toMillis();
        assertThat(keys.validAt(first.id(), NOW + week)).isPresent();
        assertThat(keys.validAt(first.id(), NOW + week + 1)).isEmpty();
    }

    @Test
    void whatItDidNotSignIsNot() {
        assertThat(told(document(GONE, NOW, first))).isEmpty();
    }

    @Test
    void whatItSignedWithAKeyThatItDoesNotPublishIsNot() {
        SigningKey forged = new SigningKey(notary.id(), key("ed25519:f").seed());
        JsonObject document = document(GONE, NOW, first);
        assertThat(told(JsonSigner.sign(document, NOTARY.value(), forged))).isEmpty();
        assertThat(told(JsonSigner.sign(document, NOTARY.value(), key("ed25519:f"))))
                .isEmpty();
        assertThat(told(JsonSigner.sign(document, "another.example", notary))).isEmpty();
    }

    @Test
    void whatTheServerDidNotSignItselfIsNot() {
        JsonObject unsigned =
                Json.object(document(GONE, NOW, first)).remove("signatures").build();
        assertThat(told(vouched(unsigned))).isEmpty();
        assertThat(told(vouched(JsonSigner.sign(unsigned, GONE.value(), second))))
                .isEmpty();
    }

    @Test
    void whatNobodyAskedForIsNot() {
        ServerName other = new ServerName("other.example");
        assertThat(told(vouched(document(other, NOW, first)), vouched(document(GONE, NOW, second))))
                .containsOnlyKeys(GONE);
    }

    @Test
    void aServerIsKnownHoweverItsNameIsWritten() {
        ServerName written = new ServerName("GONE.example");
        assertThat(told(vouched(document(written, NOW, first)))).containsOnlyKeys(GONE);
    }

    @Test
    void theDocumentThatIsValidLongerCountsAndTheOtherAddsWhatOnlyItLists() {
        SigningKey changed = new SigningKey(first.id(), key("ed25519:c").seed());
        JsonObject older = vouched(document(GONE, NOW - HOUR, first, second));
        JsonObject newer = vouched(document(GONE, NOW, changed));
        for (KeySet keys :
                List.of(told(older, newer).get(GONE), told(newer, older).get(GONE))) {
            assertThat(bytes(keys, first.id(), NOW))
                    .isEqualTo(changed.verifyKey().bytes());
            assertThat(bytes(keys, second.id(), NOW - HOUR))
                    .isEqualTo(second.verifyKey().bytes());
            assertThat(keys.validAt(second.id(), NOW)).isEmpty();
        }
    }

    @Test
    void twoHundredDocumentsAreReadAndNoMore() {
        JsonObject good = vouched(document(GONE, NOW, first));
        JsonObject[] tooMany = Stream.concat(
                        Stream.generate(() -> document(GONE, NOW, first)).limit(200), Stream.of(good))
                .toArray(JsonObject[]::new);
        assertThat(told(tooMany)).isEmpty();
        tooMany[199] = good;
        assertThat(told(tooMany)).containsOnlyKeys(GONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"server_keys\":{}}", "{\"server_keys\":null}", "{\"server_keys\":\"x\"}"})
    void whatIsNoListOfDocumentsIsRefused(String answer) {
        assertThatThrownBy(() -> new NotaryAnswer(Json.read(answer.getBytes(UTF_8))))
                .isInstanceOf(InvalidJson.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "null",
                "[[]]",
                "{}",
                "{\"server_name\":7}",
                "{\"server_name\":\"not a name\"}",
                "{\"server_name\":\"gone.example\",\"signatures\":7}",
                "{\"server_name\":\"gone.example\",\"signatures\":{\"notary.example\":[]}}",
                "{\"server_name\":\"gone.example\",\"signatures\":{\"notary.example\":{\"ed25519:n\":7}}}",
                "{\"server_name\":\"gone.example\",\"signatures\":{\"notary.example\":{\"ed25519:n\":\"%%\"}}}",
            })
    void whatHasAnotherShapeIsPassedOver(String odd) {
        assertThat(told(Json.readValue(odd.getBytes(UTF_8)), vouched(document(GONE, NOW, first))))
                .containsOnlyKeys(GONE);
    }

    private Map<ServerName, KeySet> told(JsonValue... documents) {
        JsonArrayBuilder all = Json.array();
        for (JsonValue document : documents) all.add(document);
        JsonObject answer = Json.object().add("server_keys", all).build();
        return new NotaryAnswer(answer)
                .keysOf(
                        Set.of(GONE),
                        NOTARY,
                        id -> Optional.of(notary.verifyKey())
                                .filter(key -> key.id().equals(id)),
                        NOW);
    }

    private static byte[] bytes(KeySet keys, String id, long signedAt) {
        return keys.validAt(id, signedAt).orElseThrow().bytes();
    }

    private JsonObject vouched(JsonObject document) {
        return JsonSigner.sign(document, NOTARY.value(), notary);
    }

    private static JsonObject document(ServerName server, long validUntil, SigningKey... keys) {
        var listed = Json.object();
        for (SigningKey key : keys)
            listed.add(
                    key.id(),
                    Json.object()
                            .add("key", UnpaddedBase64.encode(key.verifyKey().bytes())));
        JsonObject document = Json.object()
                .add("server_name", server.value())
                .add("valid_until_ts", validUntil)
                .add("verify_keys", listed)
                .build();
        return JsonSigner.sign(document, server.value(), keys[0]);
    }

    private static SigningKey key(String id) {
        return SigningKey.generate(id, new SecureRandom());
    }
}
