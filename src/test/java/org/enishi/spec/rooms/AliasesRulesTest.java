package org.enishi.spec.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.rules.auth.Verdict.ALLOW;
import static org.enishi.spec.rooms.PaperRoom.ALICE;
import static org.enishi.spec.rooms.PaperRoom.BOB;
import static org.enishi.spec.rooms.PaperRoom.EMPTY;

import org.enishi.event.RoomVersion;
import org.enishi.rules.auth.Rule;
import org.enishi.rules.auth.Verdict;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** <a href="https://spec.matrix.org/v1.19/rooms/v1/#authorisation-rules">Matrix v1.19, rooms, "Authorisation rules"</a>, {@code m.room.aliases}. */
class AliasesRulesTest {
    @Nested
    class UntilVersion5 {
        @ParameterizedTest
        @EnumSource(to = "V5")
        void withoutStateKeyTheyAreRejected(RoomVersion version) {
            PaperRoom room = PaperRoom.of(version);
            assertThat(room.judge(room.make(ALICE, "m.room.aliases", null, EMPTY)))
                    .isEqualTo(Verdict.reject(Rule.ALIASES_WITHOUT_STATE_KEY));
        }

        @ParameterizedTest
        @EnumSource(to = "V5")
        void ofAnotherDomainThanTheSendersTheyAreRejected(RoomVersion version) {
            PaperRoom room = PaperRoom.of(version);
            for (String key : new String[] {"two.example", "", ALICE.value()})
                assertThat(room.judge(room.make(ALICE, "m.room.aliases", key, EMPTY)))
                        .isEqualTo(Verdict.reject(Rule.ALIASES_OF_ANOTHER_SERVER));
        }

        @ParameterizedTest
        @EnumSource(to = "V5")
        void otherwiseTheyAreAllowedWhoeverSendsThem(RoomVersion version) {
            PaperRoom room = PaperRoom.of(version);
            assertThat(room.judge(room.make(BOB, "m.room.aliases", "two.example", EMPTY)))
                    .isEqualTo(ALLOW);
        }

        @ParameterizedTest
        @EnumSource(to = "V5")
        void notEvenTheyLeaveAClosedRoom(RoomVersion version) {
            PaperRoom room = PaperRoom.of(version, create -> create.add("m.federate", false));
            assertThat(room.judge(room.make(BOB, "m.room.aliases", "two.example", EMPTY)))
                    .isEqualTo(Verdict.reject(Rule.ROOM_DOES_NOT_FEDERATE));
        }
    }

    @Nested
    class SinceVersion6 {
        @ParameterizedTest
        @EnumSource(from = "V6")
        void theyAreStateLikeAnyOther(RoomVersion version) {
            PaperRoom room = PaperRoom.of(version);
            assertThat(room.judge(room.make(BOB, "m.room.aliases", "two.example", EMPTY)))
                    .isEqualTo(Verdict.reject(Rule.SENDER_NOT_JOINED));
            room.member(BOB, BOB, "join");
            assertThat(room.judge(room.make(BOB, "m.room.aliases", "two.example", EMPTY)))
                    .isEqualTo(Verdict.reject(Rule.TYPE_NEEDS_MORE_POWER));
            assertThat(room.judge(room.make(ALICE, "m.room.aliases", "two.example", EMPTY)))
                    .isEqualTo(ALLOW);
        }
    }
}
