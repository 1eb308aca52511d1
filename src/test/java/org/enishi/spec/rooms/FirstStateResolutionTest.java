package org.enishi.spec.rooms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.spec.rooms.PaperRoom.ALICE;
import static org.enishi.spec.rooms.PaperRoom.BOB;
import static org.enishi.spec.rooms.PaperRoom.CAROL;
import static org.enishi.spec.rooms.PaperRoom.content;
import static org.enishi.spec.rooms.Resolution.resolve;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.RoomVersion;
import org.enishi.event.StateKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** <a href="https://spec.matrix.org/v1.19/rooms/v1/#state-resolution">Matrix v1.19, room version 1, "State resolution"</a>. */
class FirstStateResolutionTest {
    private static final StateKey TOPIC = StateKey.of(EventType.TOPIC);
    private static final String BOTH = "{'users':{'@alice:one.example':100,'@bob:two.example':50}}";

    private PaperRoom room;
    private PaperRoom fork;

    @BeforeEach
    void twoHistories() {
        room = PaperRoom.of(RoomVersion.V1);
        room.powerLevels(ALICE, BOTH);
        room.joinRule("public");
        room.member(BOB, BOB, "join");
        room.member(CAROL, CAROL, "join");
        fork = room.fork();
    }

    private static Event topic(PaperRoom in, org.enishi.id.UserId sender, String topic) {
        return in.add(sender, "m.room.topic", "", content("topic", topic));
    }

    private static void goOn(PaperRoom in, int events) {
        for (int i = 0; i < events; i++) in.add(in.make(ALICE, "m.room.message", null, content("body", "" + i)));
    }

    private static String sha1(Event event) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1")
                            .digest(event.id().value().getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Nested
    class TheStart {
        @Test
        void isTheUnionOfTheStatesWithoutWhatConflicts() {
            Event topic = topic(room, ALICE, "only here");
            Event name = fork.add(ALICE, "m.room.name", "", content("name", "only there"));
            assertThat(resolve(room, room.state, fork.state))
                    .containsEntry(TOPIC, topic.id())
                    .containsEntry(StateKey.of(EventType.NAME), name.id());
        }
    }

    @Nested
    class OfOtherEvents {
        @Test
        void theOneWithTheHighestDepthHolds() {
            topic(room.at(9_000), ALICE, "later, but not as deep");
            goOn(fork, 3);
            Event deeper = topic(fork.at(1_000), ALICE, "deeper");
            assertThat(resolve(room, room.state, fork.state)).containsEntry(TOPIC, deeper.id());
        }

        @Test
        void amongEquallyDeepOnesTheLowestSha1OfItsIdHolds() {
            for (int i = 0; i < 8; i++) {
                Event one = topic(room.fork(), ALICE, "one " + i);
                PaperRoom here = room.fork();
                PaperRoom there = room.fork();
                here.add(one);
                Event other = topic(there, ALICE, "other " + i);
                Event lowest = Stream.of(one, other)
                        .min(Comparator.comparing(FirstStateResolutionTest::sha1))
                        .orElseThrow();
                assertThat(resolve(room, here.state, there.state)).containsEntry(TOPIC, lowest.id());
                assertThat(resolve(room, there.state, here.state)).containsEntry(TOPIC, lowest.id());
            }
        }

        @Test
        void onlyThoseThatPassAuthenticationCount() {
            Event allowed = topic(room, ALICE, "allowed");
            goOn(fork, 3);
            topic(fork, CAROL, "deeper, but Carol has not the power");
            assertThat(resolve(room, room.state, fork.state)).containsEntry(TOPIC, allowed.id());
        }

        @Test
        void theLeastDeepHoldsIfNonePasses() {
            Event oldest = topic(room, CAROL, "one");
            goOn(fork, 2);
            topic(fork, CAROL, "other, deeper");
            assertThat(resolve(room, room.state, fork.state)).containsEntry(TOPIC, oldest.id());
            assertThat(resolve(room, fork.state, room.state)).containsEntry(TOPIC, oldest.id());
        }
    }

    @Nested
    class OfPowerLevels {
        @Test
        void theFirstIsTakenAndEachNextIfTheOnesBeforeAllowIt() {
            Event first = room.powerLevels(ALICE, BOTH.replace("50", "60"));
            goOn(fork, 2);
            Event second = fork.powerLevels(BOB, BOTH.replace("50", "55"));
            assertThat(resolve(room, room.state, fork.state))
                    .as("Bob, who has 60, gives himself 55")
                    .containsEntry(StateKey.POWER_LEVELS, second.id());
            assertThat(first.depth()).isLessThan(second.depth());
        }

        @Test
        void theFirstThatIsNotAllowedEndsIt() {
            Event first = room.powerLevels(ALICE, BOTH.replace("50", "10"));
            goOn(fork, 2);
            fork.powerLevels(BOB, BOTH.replace("50", "40"));
            PaperRoom third = fork.fork();
            goOn(third, 2);
            third.powerLevels(ALICE, BOTH.replace("50", "30"));
            assertThat(resolve(room, room.state, fork.state, third.state))
                    .containsEntry(StateKey.POWER_LEVELS, first.id());
        }

        @Test
        void theyAreSettledBeforeWhatRestsOnThem() {
            room.powerLevels(ALICE, BOTH.replace("50", "10"));
            Event allowed = topic(room, ALICE, "Alice's");
            goOn(fork, 2);
            fork.powerLevels(ALICE, BOTH.replace("50", "20"));
            topic(fork, BOB, "Bob's, deeper");
            assertThat(resolve(room, room.state, fork.state)).containsEntry(TOPIC, allowed.id());
        }
    }

    @Nested
    class OfJoinRulesAndMembers {
        @Test
        void joinRulesAreSettledBeforeMembers() {
            Event closed = room.joinRule("invite");
            Event kicked = room.member(ALICE, CAROL, "leave");
            goOn(fork, 3);
            fork.joinRule("public");
            fork.state.put(StateKey.JOIN_RULES, closed);
            Event again = fork.member(CAROL, CAROL, "join");
            assertThat(again.depth()).isGreaterThan(kicked.depth());
            assertThat(resolve(room, room.state, fork.state)).containsEntry(StateKey.member(CAROL), kicked.id());
        }

        @Test
        void theOldestMembershipIsTakenAndEachNextIfAllowed() {
            Event ban = room.member(ALICE, CAROL, "ban");
            goOn(fork, 2);
            fork.member(CAROL, CAROL, "join");
            assertThat(resolve(room, room.state, fork.state))
                    .as("who is banned does not come back by a deeper join")
                    .containsEntry(StateKey.member(CAROL), ban.id());
        }

        @Test
        void anOlderJoinIsFollowedByTheBan() {
            room.add(CAROL, "m.room.member", CAROL.value(), PaperRoom.json("{'membership':'join','displayname':'C'}"));
            goOn(fork, 2);
            Event ban = fork.member(ALICE, CAROL, "ban");
            assertThat(resolve(room, room.state, fork.state)).containsEntry(StateKey.member(CAROL), ban.id());
        }

        @Test
        void membersAreJudgedByTheSameStateWhateverTheirOrder() {
            Event banOfBob = room.member(ALICE, BOB, "ban");
            room.member(ALICE, CAROL, "leave");
            goOn(fork, 2);
            fork.member(BOB, BOB, "join");
            fork.member(CAROL, CAROL, "join");
            var expected = resolve(room, List.of(room.state, fork.state));
            assertThat(expected).containsEntry(StateKey.member(BOB), banOfBob.id());
            assertThat(resolve(room, List.of(fork.state, room.state))).isEqualTo(expected);
        }
    }
}
