package org.enishi.spec.rooms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.enishi.event.Event;
import org.enishi.event.RoomVersion;
import org.enishi.id.EventId;
import org.enishi.id.UserId;
import org.enishi.json.CanonicalJson;
import org.enishi.json.ContentHash;
import org.enishi.json.EventReader;
import org.enishi.json.InvalidEvent;
import org.enishi.json.Json;
import org.enishi.rules.content.Level;
import org.enishi.rules.redaction.Redactor;
import org.enishi.signing.EventSigner;
import org.enishi.signing.SignatureVerifier;
import org.enishi.signing.SigningKey;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The example events of <a href="https://spec.matrix.org/v1.19/rooms/">Matrix v1.19</a>, as its definitions have them. */
class ExampleEventsTest {
    private static final SigningKey KEY = new SigningKey("ed25519:x", new byte[SigningKey.SEED_BYTES]);

    private static JsonValue resource(String name) {
        String path = "/events/" + name + ".json";
        try (InputStream in = Objects.requireNonNull(ExampleEventsTest.class.getResourceAsStream(path))) {
            return Json.readValue(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonObject pdu(String name) {
        return resource("pdus").asJsonObject().getJsonObject(name);
    }

    @Nested
    class Pdus {
        @ParameterizedTest
        @CsvSource({"v1,V1,V2", "v3,V3,V3", "v4,V3,V10", "v4 join,V3,V12", "v11,V4,V11", "v12,V4,V12"})
        void areEventsOfTheirVersions(String name, RoomVersion first, RoomVersion last) {
            for (RoomVersion version : EnumSet.range(first, last)) {
                JsonObject pdu = pdu(name);
                Event event = EventReader.read(pdu, version);
                assertThat(event.json())
                        .isEqualTo(Json.object(pdu).remove("unsigned").build());
                assertThat(event.prevEvents()).isNotEmpty();
                assertThat(event.authEvents()).isNotEmpty();
                assertThat(event.depth()).isEqualTo(12);
            }
        }

        @Test
        void ofTheFirstVersionsAreNamedByThemselves() {
            Event event = EventReader.read(pdu("v1"), RoomVersion.V1);
            assertThat(event.id()).isEqualTo(new EventId("$a4ecee13e2accdadf56c1025:example.com"));
            assertThat(event.prevEvents()).containsExactly(new EventId("$af232176:example.org"));
        }

        @ParameterizedTest
        @CsvSource({"v1,V3,V12", "v3,V1,V2", "v4,V1,V2"})
        void areNoneOfOtherFormats(String name, RoomVersion first, RoomVersion last) {
            for (RoomVersion version : EnumSet.range(first, last))
                assertThatExceptionOfType(InvalidEvent.class).isThrownBy(() -> EventReader.read(pdu(name), version));
        }
    }

    @Nested
    class OfEveryType {
        private Stream<JsonObject> examples() {
            return resource("client-events").asJsonArray().getValuesAs(JsonObject.class).stream();
        }

        private JsonObject outline(JsonObject example) {
            return Json.object(example)
                    .remove("event_id")
                    .add("depth", 12)
                    .add("prev_events", Json.array())
                    .add("auth_events", Json.array())
                    .build();
        }

        @ParameterizedTest
        @EnumSource
        void areHashedSignedAndVerifiedWholeAndRedacted(RoomVersion version) {
            examples().forEach(example -> {
                var server = new UserId(example.getString("sender")).server();
                JsonObject outline = outline(example);
                boolean nameless = version.roomIdIsCreateEventHash()
                        && example.getString("type").equals("m.room.create");
                if (nameless) outline = Json.object(outline).remove("room_id").build();
                Event event = EventSigner.build(outline, version, server, KEY);
                assertThat(event.content()).isEqualTo(example.getJsonObject("content"));
                assertThat(ContentHash.holds(event.json())).isTrue();
                for (JsonObject form : List.of(event.json(), Redactor.redact(event.json(), version))) {
                    assertThat(SignatureVerifier.verifyEvent(
                                    form, version, server.value(), id -> Optional.of(KEY.verifyKey())))
                            .isTrue();
                    assertThat(EventReader.read(form, version).id()).isEqualTo(event.id());
                }
            });
        }

        @Test
        void areCanonicalJson() {
            examples()
                    .forEach(example ->
                            assertThat(CanonicalJson.isCanonical(example)).isTrue());
        }
    }

    /** The two examples of deprecated power levels. */
    @Nested
    class OldPowerLevels {
        @ParameterizedTest
        @CsvSource({"'\"100\"',V9,100", "100,V12,100", "50,V12,50", "50.57,V5,50"})
        void haveTheLevelsThatItSays(String written, RoomVersion version, long level) {
            JsonValue value = Json.readValue(("[" + written + "]").getBytes(UTF_8))
                    .asJsonArray()
                    .get(0);
            assertThat(Level.of(value, version)).contains(level);
        }
    }
}
