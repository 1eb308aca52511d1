package org.enishi.spec.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.rules.auth.Verdict.ALLOW;
import static org.enishi.spec.rooms.PaperRoom.ALICE;
import static org.enishi.spec.rooms.PaperRoom.BOB;
import static org.enishi.spec.rooms.PaperRoom.EMPTY;

import org.enishi.event.Event;
import org.enishi.event.RoomVersion;
import org.enishi.id.UserId;
import org.enishi.json.ContentHash;
import org.enishi.json.EventReader;
import org.enishi.json.Json;
import org.enishi.rules.auth.Rule;
import org.enishi.rules.auth.Verdict;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** <a href="https://spec.matrix.org/v1.19/rooms/v1/#authorisation-rules">Matrix v1.19, rooms, "Authorisation rules"</a>, {@code m.room.redaction}. */
class RedactionRulesTest {
    private static PaperRoom room(RoomVersion version) {
        PaperRoom room = PaperRoom.of(version);
        room.member(BOB, BOB, "join");
        return room;
    }

    private static Event redaction(PaperRoom room, UserId sender, String target) {
        Event plain = room.make(sender, "m.room.redaction", null, EMPTY);
        var naming = Json.object(plain.json()).add("redacts", target).build();
        return EventReader.read(ContentHash.add(naming), room.version);
    }

    @Nested
    class UntilVersion2 {
        @ParameterizedTest
        @EnumSource(to = "V2")
        void withTheRedactLevelTheyAreAllowed(RoomVersion version) {
            PaperRoom room = room(version);
            assertThat(room.judge(redaction(room, ALICE, "$x:elsewhere.example")))
                    .isEqualTo(ALLOW);
            room.powerLevels(ALICE, "{'redact':20,'users':{'@bob:two.example':20}}");
            assertThat(room.judge(redaction(room, BOB, "$x:elsewhere.example"))).isEqualTo(ALLOW);
        }

        @ParameterizedTest
        @EnumSource(to = "V2")
        void ofEventsWhoseIdHasTheSameDomainTheyAreAllowed(RoomVersion version) {
            PaperRoom room = room(version);
            assertThat(room.judge(redaction(room, BOB, "$x:two.example"))).isEqualTo(ALLOW);
        }

        @ParameterizedTest
        @EnumSource(to = "V2")
        void otherwiseTheyAreRejected(RoomVersion version) {
            PaperRoom room = room(version);
            for (String target : new String[] {"$x:one.example", "$x", "$x:two.example:1", "no event"})
                assertThat(room.judge(redaction(room, BOB, target)))
                        .isEqualTo(Verdict.reject(Rule.REDACTION_NEEDS_MORE_POWER));
            assertThat(room.judge(room.make(BOB, "m.room.redaction", null, EMPTY)))
                    .isEqualTo(Verdict.reject(Rule.REDACTION_NEEDS_MORE_POWER));
        }
    }

    @Nested
    class SinceVersion3 {
        @ParameterizedTest
        @EnumSource(from = "V3")
        void theyAreAllowedLikeAnyOtherEvent(RoomVersion version) {
            PaperRoom room = room(version);
            assertThat(room.judge(redaction(room, BOB, "$of-alice"))).isEqualTo(ALLOW);
        }
    }

    @Nested
    class InEveryVersion {
        @ParameterizedTest
        @EnumSource
        void theyNeedTheLevelOfTheirType(RoomVersion version) {
            PaperRoom room = room(version);
            room.powerLevels(ALICE, "{'events':{'m.room.redaction':1},'users':{'@bob:two.example':0}}");
            assertThat(room.judge(redaction(room, BOB, "$x:two.example")))
                    .isEqualTo(Verdict.reject(Rule.TYPE_NEEDS_MORE_POWER));
        }
    }
}
