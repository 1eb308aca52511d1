package org.enishi.spec.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.rules.auth.Verdict.ALLOW;
import static org.enishi.spec.rooms.PaperRoom.ALICE;
import static org.enishi.spec.rooms.PaperRoom.BOB;
import static org.enishi.spec.rooms.PaperRoom.CAROL;
import static org.enishi.spec.rooms.PaperRoom.DAVE;

import org.enishi.event.RoomVersion;
import org.enishi.id.UserId;
import org.enishi.rules.auth.Rule;
import org.enishi.rules.auth.Verdict;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** <a href="https://spec.matrix.org/v1.19/rooms/v12/#authorisation-rules">Matrix v1.19, rooms, "Authorisation rules"</a>, {@code m.room.member}. */
class DepartureRulesTest {
    private static Verdict rejected(Rule rule) {
        return Verdict.reject(rule);
    }

    private static Verdict judge(PaperRoom room, UserId sender, UserId target, String membership) {
        return room.judge(room.membership(sender, target, membership));
    }

    private static PaperRoom room(RoomVersion version, String joinRule) {
        PaperRoom room = PaperRoom.of(version);
        room.joinRule(joinRule);
        return room;
    }

    @Nested
    class Leave {
        @ParameterizedTest
        @EnumSource
        void isAllowedFromInviteJoinAndKnock(RoomVersion version) {
            for (String before : new String[] {"invite", "join", "knock"}) {
                if (before.equals("knock") && !version.allowsKnocking()) continue;
                PaperRoom room = room(version, "public");
                room.member(BOB, BOB, before);
                assertThat(judge(room, BOB, BOB, "leave")).isEqualTo(ALLOW);
            }
        }

        @ParameterizedTest
        @EnumSource
        void ofWhoIsOutsideOrBannedIsRejected(RoomVersion version) {
            PaperRoom room = room(version, "public");
            assertThat(judge(room, BOB, BOB, "leave")).isEqualTo(rejected(Rule.LEAVE_WHILE_NOT_IN_ROOM));
            room.member(ALICE, BOB, "ban");
            assertThat(judge(room, BOB, BOB, "leave")).isEqualTo(rejected(Rule.LEAVE_WHILE_NOT_IN_ROOM));
        }
    }

    @Nested
    class KickAndBan {
        private PaperRoom room(RoomVersion version, String levels) {
            PaperRoom room = DepartureRulesTest.room(version, "public");
            room.member(BOB, BOB, "join");
            room.member(CAROL, CAROL, "join");
            room.powerLevels(ALICE, levels);
            return room;
        }

        @ParameterizedTest
        @EnumSource
        void needTheirLevel(RoomVersion version) {
            PaperRoom room = room(version, "{'kick':10,'ban':20,'users':{'@bob:two.example':10}}");
            assertThat(judge(room, BOB, CAROL, "leave")).isEqualTo(ALLOW);
            assertThat(judge(room, BOB, CAROL, "ban")).isEqualTo(rejected(Rule.BAN_NEEDS_MORE_POWER));
        }

        @ParameterizedTest
        @EnumSource
        void needMorePowerThanTheTargetHas(RoomVersion version) {
            PaperRoom room = room(version, "{'users':{'@bob:two.example':60,'@carol:three.example':60}}");
            assertThat(judge(room, BOB, CAROL, "leave")).isEqualTo(rejected(Rule.KICK_NEEDS_MORE_POWER));
            assertThat(judge(room, BOB, CAROL, "ban")).isEqualTo(rejected(Rule.BAN_NEEDS_MORE_POWER));
        }

        @ParameterizedTest
        @EnumSource
        void areForMembers(RoomVersion version) {
            PaperRoom room = room(version, "{'users':{'@dave:one.example':99}}");
            assertThat(judge(room, DAVE, CAROL, "leave")).isEqualTo(rejected(Rule.KICK_SENDER_NOT_JOINED));
            assertThat(judge(room, DAVE, CAROL, "ban")).isEqualTo(rejected(Rule.BAN_SENDER_NOT_JOINED));
        }

        @ParameterizedTest
        @EnumSource
        void areLiftedByWhoMayBothBanAndKick(RoomVersion version) {
            String users = "'users':{'@bob:two.example':30}}";
            for (String levels : new String[] {"{'kick':30,'ban':31,", "{'kick':31,'ban':30,"}) {
                PaperRoom room = room(version, levels + users);
                room.member(ALICE, CAROL, "ban");
                assertThat(judge(room, BOB, CAROL, "leave").isAllowed()).isFalse();
            }
            PaperRoom room = room(version, "{'kick':30,'ban':30," + users);
            room.member(ALICE, CAROL, "ban");
            assertThat(judge(room, BOB, CAROL, "leave")).isEqualTo(ALLOW);
        }

        @ParameterizedTest
        @EnumSource
        void ofACreatorIsNobodysRightSinceVersion12(RoomVersion version) {
            PaperRoom room = PaperRoom.of(
                    version,
                    create -> create.add(
                            "additional_creators", org.enishi.json.Json.array().add(BOB.value())));
            room.joinRule("public");
            room.member(BOB, BOB, "join");
            room.member(CAROL, CAROL, "join");
            room.powerLevels(ALICE, "{'users':{'@carol:three.example':9007199254740991}}");
            boolean creatorsRule = version.creatorsHaveInfinitePower();
            assertThat(judge(room, CAROL, ALICE, "leave").isAllowed()).isEqualTo(!creatorsRule);
            assertThat(judge(room, ALICE, CAROL, "ban").isAllowed()).isEqualTo(creatorsRule);
            assertThat(judge(room, BOB, ALICE, "leave").isAllowed()).isFalse();
            assertThat(judge(room, BOB, CAROL, "leave").isAllowed()).isEqualTo(creatorsRule);
        }
    }

    @Nested
    class Knock {
        @ParameterizedTest
        @EnumSource(to = "V6")
        void isNoMembershipUntilVersion6(RoomVersion version) {
            for (String rule : new String[] {"knock", "public", "invite"})
                assertThat(judge(room(version, rule), BOB, BOB, "knock")).isEqualTo(rejected(Rule.MEMBERSHIP_UNKNOWN));
        }

        @ParameterizedTest
        @EnumSource(from = "V7")
        void isPossibleUnderItsJoinRulesOnly(RoomVersion version) {
            assertThat(judge(room(version, "knock"), BOB, BOB, "knock")).isEqualTo(ALLOW);
            for (String rule : new String[] {"public", "invite", "restricted", "x"})
                assertThat(judge(room(version, rule), BOB, BOB, "knock")).isEqualTo(rejected(Rule.KNOCK_NOT_POSSIBLE));
        }

        @ParameterizedTest
        @EnumSource(from = "V7")
        void isPossibleUnderKnockRestrictedSinceVersion10(RoomVersion version) {
            boolean known = version.allowsKnockingOnRestrictedRooms();
            assertThat(judge(room(version, "knock_restricted"), BOB, BOB, "knock"))
                    .isEqualTo(known ? ALLOW : rejected(Rule.KNOCK_NOT_POSSIBLE));
        }

        @ParameterizedTest
        @EnumSource(from = "V7")
        void isForOneself(RoomVersion version) {
            assertThat(judge(room(version, "knock"), ALICE, BOB, "knock"))
                    .isEqualTo(rejected(Rule.KNOCK_FOR_ANOTHER_USER));
        }

        @ParameterizedTest
        @EnumSource(from = "V7")
        void isNotForWhoIsJoinedInvitedOrBanned(RoomVersion version) {
            for (String membership : new String[] {"invite", "ban"}) {
                PaperRoom room = room(version, "knock");
                room.member(ALICE, BOB, membership);
                assertThat(judge(room, BOB, BOB, "knock")).isEqualTo(rejected(Rule.KNOCK_WHILE_RELATED));
            }
            assertThat(judge(room(version, "knock"), ALICE, ALICE, "knock"))
                    .isEqualTo(rejected(Rule.KNOCK_WHILE_RELATED));
        }
    }
}
