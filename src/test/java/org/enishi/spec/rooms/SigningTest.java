package org.enishi.spec.rooms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.enishi.event.Event;
import org.enishi.event.RoomVersion;
import org.enishi.id.ServerName;
import org.enishi.json.ContentHash;
import org.enishi.json.Json;
import org.enishi.json.UnpaddedBase64;
import org.enishi.signing.EventSigner;
import org.enishi.signing.JsonSigner;
import org.enishi.signing.KeyLookup;
import org.enishi.signing.SignatureVerifier;
import org.enishi.signing.SigningKey;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** <a href="https://spec.matrix.org/v1.19/appendices/#cryptographic-test-vectors">Matrix v1.19, "Cryptographic Test Vectors"</a>. */
class SigningTest {
    private static final ServerName DOMAIN = new ServerName("domain");
    private static final SigningKey KEY = new SigningKey(
            "ed25519:1",
            UnpaddedBase64.decode("YJDBA9Xnr2sVqXD9Vj7XVUnmFZcZrlw8Md7kMW+3XA1").orElseThrow());
    private static final KeyLookup KEYS = id -> id.equals(KEY.id()) ? Optional.of(KEY.verifyKey()) : Optional.empty();

    private static JsonObject json(String text) {
        return Json.read(text.getBytes(UTF_8));
    }

    private static String signature(JsonObject signed) {
        return signed.getJsonObject("signatures").getJsonObject("domain").getString("ed25519:1");
    }

    @Nested
    class JsonSigning {
        @Test
        void signsTheEmptyObject() {
            assertThat(signature(JsonSigner.sign(JsonValue.EMPTY_JSON_OBJECT, "domain", KEY)))
                    .isEqualTo(
                            "K8280/U9SSy9IVtjBuVeLr+HpOB4BQFWbg+UZaADMtTdGYI7Geitb76LTrr5QV/7Xg4ahLwYGYZzuHGZKM5ZAQ");
        }

        @Test
        void signsData() {
            assertThat(signature(JsonSigner.sign(json("{\"one\":1,\"two\":\"Two\"}"), "domain", KEY)))
                    .isEqualTo(
                            "KqmLSbO39/Bzb0QIYE82zqLwsA+PDzYIpIRA2sRQ4sL53+sN6/fpNSoqE7BP7vBZhG6kYdD13EIMJpvhJI+6Bw");
        }

        @Test
        void keepsOtherSignaturesAndUnsigned() {
            var signed = JsonSigner.sign(
                    json("{\"signatures\":{\"other\":{\"ed25519:x\":\"abc\"}},\"unsigned\":{\"age\":1}}"),
                    "domain",
                    KEY);
            assertThat(signed.getJsonObject("signatures").keySet()).containsExactlyInAnyOrder("other", "domain");
            assertThat(signed.getJsonObject("unsigned").getInt("age")).isEqualTo(1);
            assertThat(signature(signed)).startsWith("K8280/U9");
        }
    }

    @Nested
    class EventSigning {
        @Test
        void hashesAndSignsTheMinimalEvent() {
            var event = json("{\"room_id\":\"!x:domain\",\"sender\":\"@a:domain\",\"origin\":\"domain\","
                    + "\"origin_server_ts\":1000000,\"signatures\":{},\"hashes\":{},\"type\":\"X\",\"content\":{},"
                    + "\"prev_events\":[],\"auth_events\":[],\"depth\":3,\"unsigned\":{\"age_ts\":1000000}}");
            var hashed = ContentHash.add(event);
            assertThat(hashed.getJsonObject("hashes").getString("sha256"))
                    .isEqualTo("5jM4wQpv6lnBo7CLIghJuHdW+s2CMBJPUOGOC89ncos");
            assertThat(signature(EventSigner.sign(hashed, RoomVersion.V10, DOMAIN, KEY)))
                    .isEqualTo(
                            "KxwGjPSDEtvnFgU00fwFz+l6d2pJM6XBIaMEn81SXPTRl16AqLAYqfIReFGZlHi5KLjAWbOoMszkwsQma+lYAg");
        }

        @Test
        void signsTheRedactedFormOfAnEventWithContent() {
            var event = json(
                    "{\"content\":{\"body\":\"Here is the message content\"},\"event_id\":\"$0:domain\","
                            + "\"origin\":\"domain\",\"origin_server_ts\":1000000,\"type\":\"m.room.message\","
                            + "\"room_id\":\"!r:domain\",\"sender\":\"@u:domain\",\"signatures\":{},\"unsigned\":{\"age_ts\":1000000}}");
            var hashed = ContentHash.add(event);
            assertThat(hashed.getJsonObject("hashes").getString("sha256"))
                    .isEqualTo("onLKD1bGljeBWQhWZ1kaP9SorVmRQNdN5aM2JYU2n/g");
            assertThat(signature(EventSigner.sign(hashed, RoomVersion.V10, DOMAIN, KEY)))
                    .isEqualTo(
                            "Wm+VzmOUOz08Ds+0NTWb1d4CZrVsJSikkeRxh6aCcUwu6pNC78FunoD7KNWzqFn241eYHYMGCA5McEiVPdhzBA");
        }

        @ParameterizedTest
        @EnumSource
        void holdsForTheWholeEventAndForItsRedactedCopy(RoomVersion version) {
            PaperRoom room = PaperRoom.of(version);
            Event event = EventSigner.build(
                    room.json(PaperRoom.ALICE, "m.room.message", null, json("{\"body\":\"x\"}"))
                            .build(),
                    version,
                    DOMAIN,
                    KEY);
            var redacted = org.enishi.rules.redaction.Redactor.redact(event.json(), version);
            assertThat(SignatureVerifier.verifyEvent(event.json(), version, "domain", KEYS))
                    .isTrue();
            assertThat(SignatureVerifier.verifyEvent(redacted, version, "domain", KEYS))
                    .isTrue();
            assertThat(ContentHash.holds(event.json())).isTrue();
            assertThat(ContentHash.holds(redacted)).isFalse();
        }
    }

    @Nested
    class Checking {
        private final JsonObject signed = JsonSigner.sign(json("{\"one\":1}"), "domain", KEY);

        @Test
        void failsForAnotherSigner() {
            assertThat(SignatureVerifier.verify(signed, "other", KEYS)).isFalse();
        }

        @Test
        void failsForAChangedObject() {
            assertThat(SignatureVerifier.verify(
                            Json.object(signed).add("one", 2).build(), "domain", KEYS))
                    .isFalse();
        }

        @Test
        void failsWithoutAKnownKey() {
            assertThat(SignatureVerifier.verify(signed, "domain", id -> Optional.empty()))
                    .isFalse();
        }

        @Test
        void skipsKeysThatAreNotKnownAndAlgorithmsToo() {
            var more = with("ed25519:unknown", with("rsa:1", signed, "AAAA"), "AAAA");
            assertThat(SignatureVerifier.verify(more, "domain", KEYS)).isTrue();
        }

        @Test
        void failsForASignatureThatIsNoBase64() {
            assertThat(SignatureVerifier.verify(with("ed25519:1", signed, "%%%"), "domain", KEYS))
                    .isFalse();
            assertThat(SignatureVerifier.verify(with("ed25519:1", signed, "AAAA"), "domain", KEYS))
                    .isFalse();
        }

        private JsonObject with(String keyId, JsonObject object, String signature) {
            var all = object.getJsonObject("signatures");
            var ours = Json.object(all.getJsonObject("domain")).add(keyId, signature);
            return Json.object(object)
                    .add("signatures", Json.object(all).add("domain", ours))
                    .build();
        }
    }

    @Test
    void aKeyDoesNotTellItsSeed() {
        assertThat(KEY.toString()).isEqualTo("ed25519:1");
    }
}
