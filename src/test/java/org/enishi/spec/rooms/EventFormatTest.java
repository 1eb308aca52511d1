package org.enishi.spec.rooms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.enishi.spec.rooms.PaperRoom.ALICE;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.stream.Stream;
import org.enishi.event.Event;
import org.enishi.event.RoomVersion;
import org.enishi.json.CanonicalJson;
import org.enishi.json.EventReader;
import org.enishi.json.InvalidEvent;
import org.enishi.json.Json;
import org.enishi.json.ReferenceHash;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** <a href="https://spec.matrix.org/v1.19/rooms/v12/#event-format">Matrix v1.19, rooms, "Event format"</a>. */
class EventFormatTest {
    private static Event message(RoomVersion version) {
        return PaperRoom.of(version).make(ALICE, "m.room.message", null, PaperRoom.content("body", "hello"));
    }

    private static JsonValue value(String json) {
        return Json.readValue(json.getBytes(UTF_8));
    }

    private static void refused(JsonObject event, RoomVersion version, boolean tooLarge) {
        assertThatExceptionOfType(InvalidEvent.class)
                .isThrownBy(() -> EventReader.read(event, version))
                .satisfies(error -> assertThat(error.tooLarge()).isEqualTo(tooLarge));
    }

    @Nested
    class AnEvent {
        @ParameterizedTest
        @EnumSource
        void keepsItsIdAndBytesWhenItIsReadAgain(RoomVersion version) {
            Event event = message(version);
            Event again = EventReader.read(event.json(), version);
            assertThat(again.id()).isEqualTo(event.id());
            assertThat(again.bytes()).isEqualTo(event.bytes()).isEqualTo(CanonicalJson.bytes(event.json()));
            assertThat(EventReader.stored(event.id(), event.room(), version, event.bytes())
                            .json())
                    .isEqualTo(event.json());
        }

        @ParameterizedTest
        @EnumSource
        void losesItsUnsignedPart(RoomVersion version) {
            Event event = message(version);
            var json = Json.object(event.json())
                    .add("unsigned", Json.object().add("age", 1))
                    .build();
            assertThat(EventReader.read(json, version).bytes()).isEqualTo(event.bytes());
        }

        @ParameterizedTest
        @MethodSource("org.enishi.spec.rooms.EventFormatTest#missing")
        void needsItsKeys(RoomVersion version, String key) {
            refused(Json.object(message(version).json()).remove(key).build(), version, false);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "sender=1",
                    "sender='alice'",
                    "sender='@alice'",
                    "type=null",
                    "type=''",
                    "room_id={}",
                    "room_id='x:y'",
                    "content=[]",
                    "content='x'",
                    "origin_server_ts='1'",
                    "origin_server_ts=1.5",
                    "origin_server_ts=9223372036854775808",
                    "depth=-1",
                    "depth='1'",
                    "depth=1.0",
                    "depth=1e0",
                    "origin_server_ts=10E-0",
                    "depth=9223372036854775808",
                    "prev_events={}",
                    "prev_events=[1]",
                    "prev_events=['x']",
                    "prev_events=[['x',{}]]",
                    "prev_events=[['$x',1]]",
                    "prev_events=[['$x']]",
                    "prev_events=[['$a b',{}]]",
                    "auth_events='$x'",
                    "hashes=[]",
                    "hashes={'sha256':1}",
                    "signatures=[]",
                    "signatures={'a':[]}",
                    "signatures={'a':{'b':1}}",
                    "state_key=1",
                    "state_key='\\u0000'",
                    "type='a\\u0000'"
                })
        void needsTheirTypes(String member) {
            int equals = member.indexOf('=');
            var wrong = value(member.substring(equals + 1).replace('\'', '"'));
            for (RoomVersion version : RoomVersion.values())
                refused(
                        Json.object(message(version).json())
                                .add(member.substring(0, equals), wrong)
                                .build(),
                        version,
                        false);
        }
    }

    static Stream<Arguments> missing() {
        return Stream.of(RoomVersion.values())
                .flatMap(version -> Stream.of(
                                "sender",
                                "type",
                                "room_id",
                                "content",
                                "origin_server_ts",
                                "depth",
                                "prev_events",
                                "auth_events",
                                "hashes",
                                "signatures")
                        .map(key -> Arguments.of(version, key)));
    }

    /** <a href="https://spec.matrix.org/v1.19/client-server-api/#size-limits">Matrix v1.19, "Size limits"</a>. */
    @Nested
    class SizeLimits {
        @ParameterizedTest
        @EnumSource
        void anEventHasAtMost65536BytesWithItsSignatures(RoomVersion version) {
            Event event = message(version);
            int room = EventReader.MAX_BYTES - event.bytes().length + "hello".length();
            var fitting = Json.object(event.json()).add("content", PaperRoom.content("body", "x".repeat(room)));
            assertThat(EventReader.read(fitting.build(), version).bytes()).hasSize(65_536);
            refused(
                    Json.object(event.json())
                            .add("content", PaperRoom.content("body", "x".repeat(room + 1)))
                            .build(),
                    version,
                    true);
        }

        @ParameterizedTest
        @ValueSource(strings = {"type", "state_key"})
        void idsHaveAtMost255Bytes(String key) {
            for (RoomVersion version : RoomVersion.values()) {
                JsonObject event = message(version).json();
                assertThat(EventReader.read(
                                Json.object(event).add(key, "日".repeat(85)).build(), version))
                        .isNotNull();
                refused(Json.object(event).add(key, "日".repeat(85) + "x").build(), version, true);
            }
        }

        @ParameterizedTest
        @EnumSource
        void aSenderOrRoomHasAtMost255Bytes(RoomVersion version) {
            JsonObject event = message(version).json();
            refused(
                    Json.object(event)
                            .add("sender", "@" + "a".repeat(250) + ":one.example")
                            .build(),
                    version,
                    true);
            refused(Json.object(event).add("room_id", "!" + "a".repeat(255)).build(), version, true);
        }

        @ParameterizedTest
        @EnumSource
        void thereAreAtMost20PrevAnd10AuthEvents(RoomVersion version) {
            JsonObject event = message(version).json();
            assertThat(EventReader.read(citing(event, "prev_events", 20), version))
                    .isNotNull();
            refused(citing(event, "prev_events", 21), version, false);
            refused(citing(event, "auth_events", 11), version, false);
        }
    }

    private static JsonObject citing(JsonObject event, String key, int times) {
        var cited = Json.array();
        for (int i = 0; i < times; i++)
            cited.add(event.getJsonArray("prev_events").get(0));
        return Json.object(event).add(key, cited).build();
    }

    @Nested
    class TheCreateEventOfVersion12 {
        @Test
        void namesItsRoomByItsHash() {
            var content = PaperRoom.content("room_version", "12");
            Event create = PaperRoom.of(RoomVersion.V12).make(ALICE, "m.room.create", "", content);
            assertThat(create.json()).doesNotContainKey("room_id");
            assertThat(create.room().value())
                    .isEqualTo("!" + create.id().value().substring(1));
            assertThat(create.id()).isEqualTo(ReferenceHash.eventId(create.json(), RoomVersion.V12));
        }
    }
}
