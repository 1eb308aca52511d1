package org.enishi.spec.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.rules.auth.Verdict.ALLOW;
import static org.enishi.spec.rooms.PaperRoom.ALICE;
import static org.enishi.spec.rooms.PaperRoom.BOB;
import static org.enishi.spec.rooms.PaperRoom.CAROL;
import static org.enishi.spec.rooms.PaperRoom.DAVE;
import static org.enishi.spec.rooms.PaperRoom.EMPTY;
import static org.enishi.spec.rooms.PaperRoom.json;

import java.util.EnumSet;
import org.enishi.event.Event;
import org.enishi.event.RoomVersion;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.rules.auth.Rule;
import org.enishi.rules.auth.Verdict;
import org.enishi.signing.EventSigner;
import org.enishi.signing.SigningKey;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** <a href="https://spec.matrix.org/v1.19/rooms/v12/#authorisation-rules">Matrix v1.19, rooms, "Authorisation rules"</a>, {@code m.room.member}. */
class MembershipRulesTest {
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
    class AnyMembership {
        @ParameterizedTest
        @EnumSource
        void needsAStateKeyAndAMembership(RoomVersion version) {
            PaperRoom room = room(version, "public");
            assertThat(room.judge(room.make(BOB, "m.room.member", null, PaperRoom.content("membership", "join"))))
                    .isEqualTo(rejected(Rule.MEMBER_WITHOUT_STATE_KEY));
            assertThat(room.judge(room.make(BOB, "m.room.member", "bob", PaperRoom.content("membership", "join"))))
                    .isEqualTo(rejected(Rule.MEMBER_WITHOUT_STATE_KEY));
            assertThat(room.judge(room.make(BOB, "m.room.member", BOB.value(), EMPTY)))
                    .isEqualTo(rejected(Rule.MEMBER_WITHOUT_MEMBERSHIP));
            assertThat(room.judge(room.make(BOB, "m.room.member", BOB.value(), json("{'membership':1}"))))
                    .isEqualTo(rejected(Rule.MEMBER_WITHOUT_MEMBERSHIP));
        }

        @ParameterizedTest
        @EnumSource
        void thatIsUnknownIsRejected(RoomVersion version) {
            assertThat(judge(room(version, "public"), BOB, BOB, "JOIN")).isEqualTo(rejected(Rule.MEMBERSHIP_UNKNOWN));
        }
    }

    @Nested
    class Join {
        @ParameterizedTest
        @EnumSource
        void isTheFoundersFirstWhateverTheJoinRule(RoomVersion version) {
            PaperRoom room = PaperRoom.of(version);
            Event first = room.at(org.enishi.event.StateKey.member(ALICE));
            room.state.remove(org.enishi.event.StateKey.member(ALICE));
            assertThat(room.judge(first)).isEqualTo(ALLOW);
            assertThat(judge(room, ALICE, ALICE, "join")).isEqualTo(rejected(Rule.JOIN_NEEDS_INVITE));
        }

        @ParameterizedTest
        @EnumSource
        void forAnotherUserIsRejected(RoomVersion version) {
            assertThat(judge(room(version, "public"), ALICE, BOB, "join"))
                    .isEqualTo(rejected(Rule.JOIN_FOR_ANOTHER_USER));
        }

        @ParameterizedTest
        @EnumSource
        void ofABannedUserIsRejectedEvenInAPublicRoom(RoomVersion version) {
            PaperRoom room = room(version, "public");
            room.member(ALICE, BOB, "ban");
            assertThat(judge(room, BOB, BOB, "join")).isEqualTo(rejected(Rule.JOIN_WHILE_BANNED));
        }

        @ParameterizedTest
        @EnumSource
        void intoAPublicRoomIsAllowed(RoomVersion version) {
            assertThat(judge(room(version, "public"), BOB, BOB, "join")).isEqualTo(ALLOW);
        }

        @ParameterizedTest
        @EnumSource
        void withoutAnyJoinRuleNeedsAnInvitation(RoomVersion version) {
            assertThat(judge(PaperRoom.of(version), BOB, BOB, "join")).isEqualTo(rejected(Rule.JOIN_NEEDS_INVITE));
        }

        @ParameterizedTest
        @EnumSource
        void intoAnInviteOrKnockRoomNeedsAnInvitation(RoomVersion version) {
            for (String rule : new String[] {"invite", "knock"}) {
                if (rule.equals("knock") && !version.allowsKnocking()) continue;
                PaperRoom room = room(version, rule);
                assertThat(judge(room, BOB, BOB, "join")).isEqualTo(rejected(Rule.JOIN_NEEDS_INVITE));
                room.member(ALICE, BOB, "invite");
                assertThat(judge(room, BOB, BOB, "join")).isEqualTo(ALLOW);
                room.member(BOB, BOB, "join");
                assertThat(judge(room, BOB, BOB, "join")).isEqualTo(ALLOW);
                room.member(BOB, BOB, "leave");
                assertThat(judge(room, BOB, BOB, "join")).isEqualTo(rejected(Rule.JOIN_NEEDS_INVITE));
            }
        }

        @ParameterizedTest
        @EnumSource
        void underAnUnknownJoinRuleIsRejected(RoomVersion version) {
            PaperRoom room = room(version, "private");
            room.member(ALICE, BOB, "invite");
            assertThat(judge(room, BOB, BOB, "join")).isEqualTo(rejected(Rule.JOIN_RULE_UNKNOWN));
        }

        @ParameterizedTest
        @CsvSource({"knock, V6", "restricted, V7", "knock_restricted, V9"})
        void underAJoinRuleOfALaterVersionIsRejected(String rule, RoomVersion last) {
            for (RoomVersion version : EnumSet.range(RoomVersion.V1, last)) {
                PaperRoom room = room(version, rule);
                room.member(ALICE, BOB, "invite");
                assertThat(judge(room, BOB, BOB, "join")).isEqualTo(rejected(Rule.JOIN_RULE_UNKNOWN));
            }
        }
    }

    @Nested
    class RestrictedJoin {
        private final SigningKey key = new SigningKey("ed25519:x", new byte[32]);

        private Event join(PaperRoom room, UserId via, ServerName signer) {
            var content = json("{'membership':'join','join_authorised_via_users_server':'" + via + "'}");
            var built = room.json(BOB, "m.room.member", BOB.value(), content).build();
            Event event = EventSigner.build(built, room.version, BOB.server(), key);
            return EventSigner.cosign(event, signer, key);
        }

        @ParameterizedTest
        @EnumSource(from = "V8")
        void needsAMemberWhoMayInvite(RoomVersion version) {
            for (String rule : new String[] {"restricted", "knock_restricted"}) {
                if (rule.equals("knock_restricted") && !version.allowsKnockingOnRestrictedRooms()) continue;
                PaperRoom room = room(version, rule);
                assertThat(judge(room, BOB, BOB, "join")).isEqualTo(rejected(Rule.JOIN_NOT_AUTHORISED));
                assertThat(room.judge(join(room, ALICE, ALICE.server()))).isEqualTo(ALLOW);
                assertThat(room.judge(join(room, DAVE, DAVE.server()))).isEqualTo(rejected(Rule.JOIN_NOT_AUTHORISED));
                room.member(DAVE, DAVE, "join");
                assertThat(room.judge(join(room, DAVE, DAVE.server()))).isEqualTo(ALLOW);
                room.powerLevels(ALICE, "{'invite':1}");
                assertThat(room.judge(join(room, DAVE, DAVE.server()))).isEqualTo(rejected(Rule.JOIN_NOT_AUTHORISED));
            }
        }

        @ParameterizedTest
        @EnumSource(from = "V8")
        void needsTheSignatureOfThatMembersServer(RoomVersion version) {
            PaperRoom room = room(version, "restricted");
            assertThat(room.judge(join(room, ALICE, CAROL.server())))
                    .isEqualTo(rejected(Rule.JOIN_NOT_SIGNED_BY_AUTHORISING_SERVER));
        }

        @ParameterizedTest
        @EnumSource(from = "V8")
        void needsNobodyWhenInvitedOrJoined(RoomVersion version) {
            PaperRoom room = room(version, "restricted");
            room.member(ALICE, BOB, "invite");
            assertThat(judge(room, BOB, BOB, "join")).isEqualTo(ALLOW);
            room.member(BOB, BOB, "join");
            assertThat(judge(room, BOB, BOB, "join")).isEqualTo(ALLOW);
        }
    }

    @Nested
    class Invite {
        @ParameterizedTest
        @EnumSource
        void isAllowedToMembersByDefault(RoomVersion version) {
            PaperRoom room = room(version, "public");
            assertThat(judge(room, BOB, CAROL, "invite")).isEqualTo(rejected(Rule.INVITE_SENDER_NOT_JOINED));
            room.member(BOB, BOB, "join");
            assertThat(judge(room, BOB, CAROL, "invite")).isEqualTo(ALLOW);
        }

        @ParameterizedTest
        @EnumSource
        void ofJoinedOrBannedUsersIsRejected(RoomVersion version) {
            PaperRoom room = room(version, "public");
            room.member(BOB, BOB, "join");
            assertThat(judge(room, ALICE, BOB, "invite")).isEqualTo(rejected(Rule.INVITE_TARGET_IS_IN_ROOM));
            room.member(ALICE, BOB, "ban");
            assertThat(judge(room, ALICE, BOB, "invite")).isEqualTo(rejected(Rule.INVITE_TARGET_IS_BANNED));
        }

        @ParameterizedTest
        @EnumSource
        void needsTheInviteLevel(RoomVersion version) {
            PaperRoom room = room(version, "public");
            room.member(BOB, BOB, "join");
            room.powerLevels(ALICE, "{'invite':1,'users':{'@bob:two.example':0}}");
            assertThat(judge(room, BOB, CAROL, "invite")).isEqualTo(rejected(Rule.INVITE_NEEDS_MORE_POWER));
        }
    }
}
