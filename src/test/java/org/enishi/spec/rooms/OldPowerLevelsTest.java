package org.enishi.spec.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.rules.auth.Verdict.ALLOW;
import static org.enishi.spec.rooms.PaperRoom.ALICE;
import static org.enishi.spec.rooms.PaperRoom.BOB;
import static org.enishi.spec.rooms.PaperRoom.CAROL;
import static org.enishi.spec.rooms.PaperRoom.json;

import jakarta.json.JsonObject;
import java.util.EnumSet;
import org.enishi.event.EventType;
import org.enishi.event.RoomVersion;
import org.enishi.rules.auth.PowerLevels;
import org.enishi.rules.auth.Rule;
import org.enishi.rules.auth.Verdict;
import org.enishi.rules.content.Level;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * <a href="https://spec.matrix.org/v1.19/rooms/v1/#deprecated-event-content-schemas">Matrix v1.19, rooms, "Deprecated
 * event content schemas"</a>.
 */
class OldPowerLevelsTest {
    private static final EnumSet<RoomVersion> WITH_STRINGS = EnumSet.range(RoomVersion.V1, RoomVersion.V9);
    private static final EnumSet<RoomVersion> WITH_FLOATS = EnumSet.range(RoomVersion.V1, RoomVersion.V5);

    private static PaperRoom room(RoomVersion version, String levels) {
        PaperRoom room = PaperRoom.of(version);
        room.member(BOB, BOB, "join");
        room.add(room.foreign(ALICE, "m.room.power_levels", "", json(levels)));
        return room;
    }

    private static long power(RoomVersion version, String level) {
        return PowerLevels.of(room(version, "{'users':{'@bob:two.example':" + level + "}}")
                        .state())
                .of(BOB);
    }

    private static Verdict judge(PaperRoom room, String levels) {
        return room.judge(room.foreign(ALICE, "m.room.power_levels", "", json(levels)));
    }

    @Nested
    class UntilVersion9 {
        @ParameterizedTest
        @CsvSource({
            "'100',100",
            "'000100',100",
            "'+100',100",
            "'-100',-100",
            "' 100 ',100",
            "' 00100 ',100",
            "' +100 ',100",
            "' -100 ',-100"
        })
        void valuesAreAcceptedAsStrings(String text, long level) {
            for (RoomVersion version : WITH_STRINGS)
                assertThat(power(version, "'" + text + "'")).isEqualTo(level);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "x", "1.5", "1e2", "1 0", "--1", "+-1", "0x10", "1_000", "\u0661"})
        void stringsThatAreNoIntegerAreNoLevelOfAUser(String text) {
            for (RoomVersion version : WITH_STRINGS)
                assertThat(judge(PaperRoom.of(version), "{'users':{'@bob:two.example':'" + text + "'}}"))
                        .isEqualTo(Verdict.reject(Rule.POWER_LEVEL_USERS_INVALID));
        }

        @ParameterizedTest
        @EnumSource(to = "V9")
        void thisIncludesNestedValues(RoomVersion version) {
            PaperRoom room = room(
                    version,
                    "{'ban':'60','kick':'61','redact':'62','invite':'63','state_default':'64','events_default':'1',"
                            + "'users_default':'2','events':{'x':'65'},'users':{'@alice:one.example':'100'}}");
            PowerLevels levels = PowerLevels.of(room.state());
            assertThat(levels.toBan()).isEqualTo(60);
            assertThat(levels.toKick()).isEqualTo(61);
            assertThat(levels.toRedact()).isEqualTo(62);
            assertThat(levels.toInvite()).isEqualTo(63);
            assertThat(levels.toSend(new EventType("x"), true)).isEqualTo(65);
            assertThat(levels.toSend(new EventType("y"), true)).isEqualTo(64);
            assertThat(levels.toSend(new EventType("y"), false)).isEqualTo(1);
            assertThat(levels.of(ALICE)).isEqualTo(100);
            assertThat(levels.of(CAROL)).isEqualTo(2);
        }

        @ParameterizedTest
        @EnumSource(to = "V9")
        void changesAreMeasuredByValueNotByText(RoomVersion version) {
            String before =
                    "{'ban':'90','users':{'@bob:two.example':50,'@carol:three.example':'90','@alice:one.example':'100'}}";
            PaperRoom room = room(version, before);
            String same = before.replace("'90'", "90").replace("'100'", "100");
            assertThat(room.judge(room.foreign(BOB, "m.room.power_levels", "", json(same)))
                            .isAllowed())
                    .isTrue();
            String raised = before.replace("'ban':'90'", "'ban':'91'");
            assertThat(room.judge(room.foreign(BOB, "m.room.power_levels", "", json(raised))))
                    .isEqualTo(Verdict.reject(Rule.POWER_LEVEL_ABOVE_OWN));
        }
    }

    /** The rules allow them unless they must be compared; other servers have no verdict then, and leave the event out. */
    @Nested
    class WhatIsNoLevel {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{'invite':[]}",
                    "{'kick':'50.0'}",
                    "{'ban':'x'}",
                    "{'users_default':null}",
                    "{'events':{'x':'y'}}",
                    "{'events':{'x':null}}",
                    "{'events':7}"
                })
        void isAllowedOnlyInTheFirstLevels(String levels) {
            for (RoomVersion version : WITH_STRINGS) {
                assertThat(judge(PaperRoom.of(version), levels)).isEqualTo(ALLOW);
                assertThat(judge(room(version, "{'users':{'@alice:one.example':100}}"), levels))
                        .isEqualTo(Verdict.reject(Rule.POWER_LEVEL_NOT_INTEGER));
            }
        }

        @ParameterizedTest
        @EnumSource(to = "V9")
        void isReachedByNobody(RoomVersion version) {
            PowerLevels levels = PowerLevels.of(
                    room(version, "{'invite':[],'kick':'50.0','events':{'x':'y'},'users':{'@alice:one.example':100}}")
                            .state());
            for (long required :
                    new long[] {levels.toInvite(), levels.toKick(), levels.toSend(new EventType("x"), true)})
                assertThat(required).isGreaterThan(levels.of(ALICE));
            assertThat(levels.toBan()).isEqualTo(50);
            PowerLevels broken = PowerLevels.of(room(version, "{'events':7}").state());
            assertThat(broken.toSend(new EventType("x"), false)).isGreaterThan(broken.of(ALICE));
        }

        @ParameterizedTest
        @EnumSource(to = "V9")
        void isNothingWhereItIsNull(RoomVersion version) {
            PowerLevels levels = PowerLevels.of(room(version, "{'invite':null}").state());
            assertThat(levels.toInvite()).isZero();
        }

        @ParameterizedTest
        @EnumSource(to = "V9")
        void isTrueOrFalseOnlyForUsers(RoomVersion version) {
            PaperRoom room = room(version, "{'users':{'@alice:one.example':100}}");
            assertThat(judge(room, "{'kick':true,'users':{'@alice:one.example':100}}"))
                    .isEqualTo(ALLOW);
            assertThat(judge(room, "{'users':{'@alice:one.example':true}}"))
                    .isEqualTo(Verdict.reject(Rule.POWER_LEVEL_USERS_INVALID));
        }
    }

    @Nested
    class UntilVersion5 {
        @ParameterizedTest
        @CsvSource({"50.57,50", "5.114698E4,51146", "-1.9,-1", "1e2,100", "0.99,0", "50.0,50"})
        void floatsAreTruncatedAtTheDecimalPoint(String number, long level) {
            for (RoomVersion version : WITH_FLOATS)
                assertThat(power(version, number)).isEqualTo(level);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{'ban':1e999}",
                    "{'events':{'x':-1e999}}",
                    "{'users':{'@a:b':1e999}}",
                    "{'notifications':{'room':1e309}}"
                })
        void valuesOutsideTheRangeOfADoubleAreRejected(String levels) {
            for (RoomVersion version : WITH_FLOATS)
                assertThat(judge(PaperRoom.of(version), levels))
                        .isEqualTo(Verdict.reject(Rule.POWER_LEVEL_NOT_INTEGER));
        }

        @ParameterizedTest
        @EnumSource(to = "V5")
        void greatValuesWithinItCountAsTheGreatest(RoomVersion version) {
            assertThat(power(version, "1e300")).isEqualTo(Long.MAX_VALUE);
            assertThat(power(version, "-1e300")).isEqualTo(Long.MIN_VALUE);
        }
    }

    @Nested
    class SinceVersion10 {
        @ParameterizedTest
        @EnumSource(from = "V10")
        void stringsAreRejected(RoomVersion version) {
            assertThat(judge(PaperRoom.of(version), "{'users':{'@bob:two.example':'1'}}"))
                    .isEqualTo(Verdict.reject(Rule.POWER_LEVEL_USERS_INVALID));
            assertThat(judge(PaperRoom.of(version), "{'ban':'50'}"))
                    .isEqualTo(Verdict.reject(Rule.POWER_LEVEL_NOT_INTEGER));
            assertThat(judge(PaperRoom.of(version), "{'ban':50}")).isEqualTo(ALLOW);
        }
    }

    /** What a successor of a newer version takes over. */
    @Nested
    class AsPlainIntegers {
        @ParameterizedTest
        @EnumSource(to = "V9")
        void theyAreTheSameLevelsWithoutThoseThatAreNone(RoomVersion version) {
            JsonObject plain = Level.plain(
                    json("{'ban':' +050 ','kick':51,'redact':'x','events':{'a':'1','b':null},'users':[],'other':{}}"),
                    version);
            assertThat(plain).isEqualTo(json("{'ban':50,'kick':51,'events':{'a':1},'users':{}}"));
        }
    }
}
