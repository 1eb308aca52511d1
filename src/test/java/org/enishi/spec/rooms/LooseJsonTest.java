package org.enishi.spec.rooms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.enishi.spec.rooms.PaperRoom.ALICE;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.enishi.event.Event;
import org.enishi.event.RoomVersion;
import org.enishi.json.CanonicalJson;
import org.enishi.json.ContentHash;
import org.enishi.json.EventReader;
import org.enishi.json.InvalidEvent;
import org.enishi.json.InvalidJson;
import org.enishi.json.Json;
import org.enishi.signing.EventSigner;
import org.enishi.signing.SignatureVerifier;
import org.enishi.signing.SigningKey;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** <a href="https://spec.matrix.org/v1.19/rooms/v6/#canonical-json">Matrix v1.19, rooms, "Canonical JSON"</a>. */
class LooseJsonTest {
    private static final SigningKey KEY = new SigningKey("ed25519:x", new byte[SigningKey.SEED_BYTES]);
    private static final String ODD =
            "{\"a\":[1.50,-0.0,1e2,1E+3,-2e-7],\"big\":123456789012345678901234567890,\"n\":9007199254740992}";

    private static JsonObject json(String text) {
        return Json.read(text.getBytes(UTF_8));
    }

    /** As another server would hash, sign and send it. */
    private static JsonObject signed(RoomVersion version, String content) {
        var built = PaperRoom.of(version)
                .json(ALICE, "m.room.message", null, json(content))
                .add("event_id", "$odd:one.example")
                .build();
        return EventSigner.sign(ContentHash.add(built), version, ALICE.server(), KEY);
    }

    private static JsonObject with(RoomVersion version, String key, String number) {
        JsonObject event = PaperRoom.of(version)
                .make(ALICE, "m.room.message", null, PaperRoom.EMPTY)
                .json();
        return Json.object(event)
                .add(key, json("{\"n\":" + number + "}").get("n"))
                .build();
    }

    @Nested
    class UntilVersion5 {
        @ParameterizedTest
        @EnumSource(to = "V5")
        void numbersAreTakenAsTheyAreWritten(RoomVersion version) {
            JsonObject sent = json(new String(CanonicalJson.writtenBytes(signed(version, ODD)), UTF_8));
            Event event = EventReader.read(sent, version);
            assertThat(new String(event.bytes(), UTF_8)).contains("\"content\":" + ODD);
            assertThat(ContentHash.holds(event.json())).isTrue();
            assertThat(SignatureVerifier.verifyEvent(
                            event.json(), version, "one.example", id -> Optional.of(KEY.verifyKey())))
                    .isTrue();
        }

        @ParameterizedTest
        @EnumSource(to = "V5")
        void numbersSurviveTheStore(RoomVersion version) {
            Event event = EventReader.read(signed(version, ODD), version);
            Event stored = Event.stored(
                    new Event.Label(
                            event.id(), event.room(), version, event.type(), event.sender(), null, event.depth()),
                    event.bytes());
            assertThat(ContentHash.holds(stored.json())).isTrue();
            assertThat(CanonicalJson.writtenBytes(stored.json())).isEqualTo(event.bytes());
            assertThat(EventReader.stored(event.id(), event.room(), version, event.bytes())
                            .json())
                    .isEqualTo(event.json());
        }

        @ParameterizedTest
        @EnumSource(to = "V5")
        void theDepthGoesTo2To63Minus1AndStaysThere(RoomVersion version) {
            Event event = EventReader.read(with(version, "depth", "9223372036854775807"), version);
            assertThat(event.depth()).isEqualTo(Long.MAX_VALUE);
            assertThat(version.depthAfter(event.depth())).isEqualTo(Long.MAX_VALUE);
            assertThat(version.depthAfter(1L << 53)).isEqualTo((1L << 53) + 1);
        }

        @ParameterizedTest
        @EnumSource
        void ourOwnUsersSendCanonicalJsonInEveryVersion(RoomVersion version) {
            PaperRoom room = PaperRoom.of(version);
            assertThatExceptionOfType(InvalidEvent.class)
                    .isThrownBy(() -> room.make(ALICE, "m.room.message", null, json(ODD)));
        }
    }

    @Nested
    class SinceVersion6 {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"n\":1.5}",
                    "{\"n\":9007199254740992}",
                    "{\"n\":[{\"x\":1e3}]}",
                    "{\"n\":1.0}",
                    "{\"n\":1e0}",
                    "{\"n\":10E-0}"
                })
        void theFormatIsStrictlyEnforced(String content) {
            for (RoomVersion version : RoomVersion.values())
                if (version.canonicalJsonIsStrict())
                    assertThatExceptionOfType(InvalidEvent.class)
                            .isThrownBy(() -> EventReader.read(signed(version, content), version));
        }

        @ParameterizedTest
        @EnumSource(from = "V6")
        void theDepthGoesTo2To53Minus1AndStaysThere(RoomVersion version) {
            assertThatExceptionOfType(InvalidEvent.class)
                    .isThrownBy(() -> EventReader.read(with(version, "depth", "9007199254740992"), version));
            Event event = EventReader.read(with(version, "depth", "9007199254740991"), version);
            assertThat(version.depthAfter(event.depth())).isEqualTo(event.depth());
        }

        @ParameterizedTest
        @EnumSource(from = "V6")
        void soIsTheTime(RoomVersion version) {
            assertThatExceptionOfType(InvalidEvent.class)
                    .isThrownBy(() -> EventReader.read(with(version, "origin_server_ts", "9007199254740992"), version));
        }
    }

    @Nested
    class Numbers {
        @ParameterizedTest
        @CsvSource({"-0,0", "1e2,1e2", "1.0,1.0", "100,100", "-0.0,-0.0", "12345678901234567890,12345678901234567890"})
        void areWrittenAsTheyWereUnlessTheyArePlainIntegers(String given, String written) {
            assertThat(new String(CanonicalJson.writtenBytes(json("{\"n\":" + given + "}")), UTF_8))
                    .isEqualTo("{\"n\":" + written + "}");
            assertThat(new String(CanonicalJson.writtenBytes(json("{\"f\":0.5,\"n\":" + given + "}")), UTF_8))
                    .isEqualTo("{\"f\":0.5,\"n\":" + written + "}");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"{\"n\":1.5", "{\"n\":1.}", "{\"n\":1.5,\"n\":2}", "[1.5", "{\"n\":1.5,}", "{1.5:1}", "1e"})
        void inWhatIsNotJsonDoNotHelpIt(String text) {
            assertThatExceptionOfType(InvalidJson.class).isThrownBy(() -> Json.readValue(text.getBytes(UTF_8)));
        }

        @Test
        void areEqualWhereTheirValuesAre() {
            assertThat(json("{\"n\":1.5}")).isEqualTo(json("{\"n\":15e-1}"));
            assertThat(json("{\"n\":1.5}")).hasSameHashCodeAs(json("{\"n\":15e-1}"));
        }
    }
}
