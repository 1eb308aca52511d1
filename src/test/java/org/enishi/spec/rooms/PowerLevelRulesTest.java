package org.enishi.spec.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.rules.auth.Verdict.ALLOW;
import static org.enishi.spec.rooms.PaperRoom.ALICE;
import static org.enishi.spec.rooms.PaperRoom.BOB;
import static org.enishi.spec.rooms.PaperRoom.json;

import java.util.EnumSet;
import org.enishi.event.RoomVersion;
import org.enishi.id.UserId;
import org.enishi.rules.auth.PowerLevels;
import org.enishi.rules.auth.Rule;
import org.enishi.rules.auth.Verdict;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** <a href="https://spec.matrix.org/v1.19/rooms/v12/#authorisation-rules">Matrix v1.19, rooms, "Authorisation rules"</a>, {@code m.room.power_levels}. */
class PowerLevelRulesTest {
    private static Verdict judge(PaperRoom room, UserId sender, String levels) {
        return room.judge(room.make(sender, "m.room.power_levels", "", json(levels)));
    }

    private static Verdict rejected(Rule rule) {
        return Verdict.reject(rule);
    }

    /** They count nowhere, so there is nothing that they take from anybody; other servers see it so, too. */
    @ParameterizedTest
    @EnumSource
    void withAnotherStateKeyHaveNoPreviousEvent(RoomVersion version) {
        PaperRoom room = PaperRoom.of(version);
        room.member(BOB, BOB, "join");
        room.powerLevels(ALICE, "{'users':{'@bob:two.example':50},'events':{'m.room.power_levels':50},'ban':60}");
        assertThat(room.judge(room.make(BOB, "m.room.power_levels", "x", json("{'ban':70}"))))
                .isEqualTo(ALLOW);
        assertThat(room.judge(room.make(BOB, "m.room.power_levels", "", json("{'ban':70}"))))
                .isEqualTo(rejected(Rule.POWER_LEVEL_ABOVE_OWN));
    }

    @Nested
    class TheirForm {
        @ParameterizedTest
        @ValueSource(strings = {"users_default", "events_default", "state_default", "ban", "redact", "kick", "invite"})
        void isIntegersSinceVersion10(String level) {
            for (RoomVersion version : EnumSet.range(RoomVersion.V10, RoomVersion.V12))
                for (String value : new String[] {"'50'", "null", "{}", "true"})
                    assertThat(judge(PaperRoom.of(version), ALICE, "{'" + level + "':" + value + "}"))
                            .isEqualTo(rejected(Rule.POWER_LEVEL_NOT_INTEGER));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{'events':[]}",
                    "{'notifications':1}",
                    "{'events':{'x':'1'}}",
                    "{'notifications':{'room':null}}"
                })
        void isObjectsOfIntegersSinceVersion10(String levels) {
            for (RoomVersion version : EnumSet.range(RoomVersion.V10, RoomVersion.V12))
                assertThat(judge(PaperRoom.of(version), ALICE, levels))
                        .isEqualTo(rejected(Rule.POWER_LEVELS_NOT_OBJECT));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{'users':[]}",
                    "{'users':{'bob':1}}",
                    "{'users':{'@bob:two.example':'x'}}",
                    "{'users':{'@bob:two.example':null}}",
                    "{'users':{'@bob':1}}"
                })
        void isAnObjectOfUsersAndIntegers(String levels) {
            for (RoomVersion version : RoomVersion.values())
                assertThat(judge(PaperRoom.of(version), ALICE, levels))
                        .isEqualTo(rejected(Rule.POWER_LEVEL_USERS_INVALID));
        }

        @ParameterizedTest
        @EnumSource
        void namesNoCreatorSinceVersion12(RoomVersion version) {
            PaperRoom room = PaperRoom.of(
                    version,
                    create -> create.add(
                            "additional_creators", org.enishi.json.Json.array().add(BOB.value())));
            Verdict expected = version.creatorsHaveInfinitePower() ? rejected(Rule.POWER_LEVEL_OF_CREATOR) : ALLOW;
            assertThat(judge(room, ALICE, "{'users':{'@alice:one.example':100}}"))
                    .isEqualTo(expected);
            assertThat(judge(room, ALICE, "{'users':{'@bob:two.example':100}}")).isEqualTo(expected);
        }

        @ParameterizedTest
        @EnumSource
        void isFreeWhereNoneWereBefore(RoomVersion version) {
            assertThat(judge(PaperRoom.of(version), ALICE, "{'ban':1000,'users':{'@x:y':1000}}"))
                    .isEqualTo(ALLOW);
        }
    }

    @Nested
    class Changes {
        private static final String BEFORE = "{'ban':50,'kick':51,'state_default':0,'events':{'low':10,'high':90},"
                + "'notifications':{'low':10,'high':90},"
                + "'users':{'@bob:two.example':50,'@low:x':10,'@same:x':50,'@high:x':90}}";

        private PaperRoom room(RoomVersion version) {
            PaperRoom room = PaperRoom.of(version);
            room.member(BOB, BOB, "join");
            room.powerLevels(ALICE, BEFORE);
            return room;
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "'ban':50            | 'ban':0               | ",
                    "'ban':50            | 'ban':50,'redact':50  | ",
                    "'ban':50            | 'ban':50,'redact':51  | POWER_LEVEL_ABOVE_OWN",
                    "'ban':50            | 'ban':51              | POWER_LEVEL_ABOVE_OWN",
                    "'kick':51           | 'kick':50             | POWER_LEVEL_ABOVE_OWN",
                    "'kick':51,          | ''                    | POWER_LEVEL_ABOVE_OWN",
                    "'ban':50,           | ''                    | ",
                    "{'low':10           | {'low':50             | ",
                    "{'low':10           | {'low':51             | POWER_LEVEL_ABOVE_OWN",
                    "{'low':10,          | {                     | ",
                    "'high':90           | 'high':50             | POWER_LEVEL_ABOVE_OWN",
                    "{'low':10           | {'new':51,'low':10    | POWER_LEVEL_ABOVE_OWN",
                    "{'low':10           | {'new':50,'low':10    | ",
                    "'@low:x':10         | '@low:x':50           | ",
                    "'@low:x':10         | '@low:x':51           | POWER_LEVEL_ABOVE_OWN",
                    "'@low:x':10,        | ''                    | ",
                    "'@same:x':50        | '@same:x':49          | POWER_LEVEL_OF_EQUAL",
                    "'@same:x':50,       | ''                    | POWER_LEVEL_OF_EQUAL",
                    "'@high:x':90        | '@high:x':1           | POWER_LEVEL_OF_EQUAL",
                    "'@bob:two.example':50 | '@bob:two.example':1 | ",
                    "'@bob:two.example':50, | ''                  | ",
                    "'@bob:two.example':50 | '@bob:two.example':51 | POWER_LEVEL_ABOVE_OWN",
                    "'@low:x':10         | '@low:x':10,'@new:x':50 | ",
                    "'@low:x':10         | '@low:x':10,'@new:x':51 | POWER_LEVEL_ABOVE_OWN",
                },
                quoteCharacter = '`')
        void needMorePowerThanWhatTheyTouch(String part, String replaced, String rule) {
            String after = BEFORE.replace(part, replaced.equals("''") ? "" : replaced);
            assertThat(after).isNotEqualTo(BEFORE);
            Verdict expected = rule == null ? ALLOW : rejected(Rule.valueOf(rule));
            for (RoomVersion version : RoomVersion.values())
                assertThat(judge(room(version), BOB, after)).as("%s", version).isEqualTo(expected);
        }

        @ParameterizedTest
        @EnumSource
        void ofNotificationsAreGuardedSinceVersion6(RoomVersion version) {
            String after = BEFORE.replace("'notifications':{'low':10,'high':90}", "'notifications':{'low':99}");
            assertThat(judge(room(version), BOB, after))
                    .isEqualTo(version.compareTo(RoomVersion.V6) >= 0 ? rejected(Rule.POWER_LEVEL_ABOVE_OWN) : ALLOW);
        }

        @ParameterizedTest
        @EnumSource
        void thatChangeNothingAreAllowed(RoomVersion version) {
            assertThat(judge(room(version), BOB, BEFORE)).isEqualTo(ALLOW);
        }
    }

    @Nested
    class Defaults {
        @ParameterizedTest
        @EnumSource
        void giveTheFounderHundredOrMoreAndOthersNothing(RoomVersion version) {
            PowerLevels levels = PowerLevels.of(PaperRoom.of(version).state());
            assertThat(levels.of(ALICE)).isEqualTo(version.creatorsHaveInfinitePower() ? PowerLevels.INFINITE : 100);
            assertThat(levels.of(BOB)).isZero();
            assertThat(levels.toInvite()).isZero();
            assertThat(levels.toKick()).isEqualTo(50);
            assertThat(levels.toBan()).isEqualTo(50);
            assertThat(levels.toRedact()).isEqualTo(50);
        }

        @ParameterizedTest
        @EnumSource(to = "V11")
        void takeTheFoundersPowerWithTheFirstLevelsUntilVersion11(RoomVersion version) {
            PaperRoom room = PaperRoom.of(version);
            room.powerLevels(ALICE, "{'users_default':3}");
            assertThat(PowerLevels.of(room.state()).of(ALICE)).isEqualTo(3);
        }
    }
}
