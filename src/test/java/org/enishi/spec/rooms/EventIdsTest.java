package org.enishi.spec.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.enishi.spec.rooms.PaperRoom.ALICE;

import jakarta.json.JsonArray;
import org.enishi.event.Event;
import org.enishi.event.RoomVersion;
import org.enishi.id.EventId;
import org.enishi.json.EventReader;
import org.enishi.json.InvalidEvent;
import org.enishi.json.Json;
import org.enishi.json.ReferenceHash;
import org.enishi.json.UnpaddedBase64;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * <a href="https://spec.matrix.org/v1.19/rooms/v1/#event-ids">Matrix v1.19, rooms, "Event IDs"</a>, and how events name
 * others.
 */
class EventIdsTest {
    private static Event message(RoomVersion version) {
        return PaperRoom.of(version).make(ALICE, "m.room.message", null, PaperRoom.content("body", "hello"));
    }

    @Nested
    class UntilVersion2 {
        @ParameterizedTest
        @EnumSource(to = "V2")
        void haveTheFormatOpaqueIdAndDomain(RoomVersion version) {
            Event event = message(version);
            assertThat(event.id().value()).matches("\\$[A-Za-z0-9_-]{43}:one\\.example");
            assertThat(event.id().server()).contains(ALICE.server());
            assertThat(event.json().getString("event_id")).isEqualTo(event.id().value());
        }

        @ParameterizedTest
        @EnumSource(to = "V2")
        void areWhatTheEventSays(RoomVersion version) {
            var named = Json.object(message(version).json())
                    .add("event_id", "$0:domain")
                    .build();
            assertThat(EventReader.read(named, version).id()).isEqualTo(new EventId("$0:domain"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"0:domain", "$0", "$0:", "$0:not a domain", "$a b:domain", "", "$"})
        void nameADomain(String id) {
            for (RoomVersion version : new RoomVersion[] {RoomVersion.V1, RoomVersion.V2})
                assertThatExceptionOfType(InvalidEvent.class)
                        .isThrownBy(() -> EventReader.read(
                                Json.object(message(version).json())
                                        .add("event_id", id)
                                        .build(),
                                version));
        }

        @ParameterizedTest
        @EnumSource(to = "V2")
        void standBesideTheReferenceHashWhereEventsNameOthers(RoomVersion version) {
            PaperRoom room = PaperRoom.of(version);
            Event before = room.at(org.enishi.event.StateKey.member(ALICE));
            Event event = room.make(ALICE, "m.room.message", null, PaperRoom.EMPTY);
            JsonArray pair = event.json().getJsonArray("prev_events").getJsonArray(0);
            assertThat(pair.getString(0)).isEqualTo(before.id().value());
            assertThat(pair.getJsonObject(1).getString("sha256"))
                    .isEqualTo(UnpaddedBase64.encode(ReferenceHash.of(before.json(), version)));
            assertThat(event.prevEvents()).containsExactly(before.id());
            assertThat(event.authEvents()).contains(before.id());
        }
    }

    @Nested
    class SinceVersion3 {
        @ParameterizedTest
        @EnumSource(from = "V3")
        void areTheReferenceHashAndNoPartOfTheEvent(RoomVersion version) {
            Event event = message(version);
            byte[] hash = ReferenceHash.of(event.json(), version);
            assertThat(UnpaddedBase64.decode(event.id().value().substring(1))).contains(hash);
            assertThat(event.json()).doesNotContainKey("event_id");
            assertThat(event.id().server()).isEmpty();
        }

        @ParameterizedTest
        @EnumSource(from = "V3", to = "V3")
        void areUnpaddedBase64InVersion3(RoomVersion version) {
            Event event = message(version);
            assertThat(event.id().value())
                    .isEqualTo("$" + UnpaddedBase64.encode(ReferenceHash.of(event.json(), version)))
                    .matches("\\$[A-Za-z0-9+/]{43}");
        }

        @ParameterizedTest
        @EnumSource(from = "V4")
        void areUrlSafeUnpaddedBase64SinceVersion4(RoomVersion version) {
            Event event = message(version);
            assertThat(event.id().value())
                    .isEqualTo("$" + UnpaddedBase64.encodeUrlSafe(ReferenceHash.of(event.json(), version)))
                    .matches("\\$[A-Za-z0-9_-]{43}");
        }

        @ParameterizedTest
        @EnumSource(from = "V3")
        void standAloneWhereEventsNameOthers(RoomVersion version) {
            PaperRoom room = PaperRoom.of(version);
            Event before = room.at(org.enishi.event.StateKey.member(ALICE));
            Event event = room.make(ALICE, "m.room.message", null, PaperRoom.EMPTY);
            assertThat(event.json().getJsonArray("prev_events").getString(0))
                    .isEqualTo(before.id().value());
        }
    }
}
