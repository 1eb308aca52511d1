package org.enishi.spec.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.spec.rooms.PaperRoom.ALICE;
import static org.enishi.spec.rooms.PaperRoom.BOB;
import static org.enishi.spec.rooms.PaperRoom.CAROL;
import static org.enishi.spec.rooms.PaperRoom.DAVE;
import static org.enishi.spec.rooms.PaperRoom.content;
import static org.enishi.spec.rooms.Resolution.resolve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.RoomVersion;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.id.UserId;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** <a href="https://spec.matrix.org/v1.19/rooms/v12/#state-resolution">Matrix v1.19, rooms, "State resolution"</a>. */
class StateResolutionTest {
    private static final StateKey TOPIC = StateKey.of(EventType.TOPIC);
    private static final StateKey JOIN_RULES = StateKey.JOIN_RULES;
    private static final StateKey LEVELS = StateKey.POWER_LEVELS;

    /** Levels that name Alice, where she needs to be named, and others. */
    private static String levels(RoomVersion version, String more) {
        String alice = version.creatorsHaveInfinitePower() ? "" : "'@alice:one.example':100";
        return "{'users':{" + alice + (alice.isEmpty() || more.isEmpty() ? "" : ",") + more + "}}";
    }

    private static PaperRoom publicRoom(RoomVersion version, String powers) {
        PaperRoom room = PaperRoom.of(version);
        room.powerLevels(ALICE, levels(version, powers));
        room.joinRule("public");
        room.member(BOB, BOB, "join");
        return room;
    }

    @Nested
    class WhereTheStatesAgree {
        @ParameterizedTest
        @EnumSource
        void nothingChanges(RoomVersion version) {
            PaperRoom room = publicRoom(version, "");
            assertThat(resolve(room, room.state, room.state)).isEqualTo(Resolution.ids(room.state));
        }
    }

    @Nested
    class WhereTheyDoNot {
        /** Version 1 has rules of its own: {@link FirstStateResolutionTest}. */
        private static final String SECOND = "V2";

        @ParameterizedTest
        @EnumSource(from = SECOND)
        void theLaterOfTwoTopicsHolds(RoomVersion version) {
            PaperRoom room = publicRoom(version, "");
            PaperRoom fork = room.fork();
            Event later = room.at(9_000).add(ALICE, "m.room.topic", "", content("topic", "later"));
            fork.at(8_000).add(ALICE, "m.room.topic", "", content("topic", "earlier"));
            assertThat(resolve(room, room.state, fork.state)).containsEntry(TOPIC, later.id());
        }

        @ParameterizedTest
        @EnumSource(from = SECOND)
        void aTopicUnderNewerPowerLevelsHoldsOverALaterOneUnderOlder(RoomVersion version) {
            PaperRoom room = publicRoom(version, "'@bob:two.example':50");
            PaperRoom fork = room.fork();
            room.powerLevels(ALICE, levels(version, "'@bob:two.example':60"));
            Event newer = room.at(5_000).add(BOB, "m.room.topic", "", content("topic", "newer levels"));
            fork.at(9_000).add(BOB, "m.room.topic", "", content("topic", "later"));
            assertThat(resolve(room, room.state, fork.state)).containsEntry(TOPIC, newer.id());
        }

        @ParameterizedTest
        @EnumSource(from = SECOND)
        void aBanHoldsOverWhatTheBannedDidMeanwhile(RoomVersion version) {
            PaperRoom room = publicRoom(version, "'@bob:two.example':50");
            PaperRoom fork = room.fork();
            Event ban = room.at(9_000).member(ALICE, BOB, "ban");
            fork.at(2_000).add(BOB, "m.room.topic", "", content("topic", "mine"));
            fork.powerLevels(BOB, levels(version, "'@bob:two.example':50,'@carol:three.example':50"));
            var resolved = resolve(room, room.state, fork.state);
            assertThat(resolved).containsEntry(StateKey.member(BOB), ban.id()).doesNotContainKey(TOPIC);
            assertThat(resolved.get(LEVELS)).isEqualTo(room.at(LEVELS).id());
        }

        @ParameterizedTest
        @EnumSource(from = SECOND)
        void aJoinMeanwhileDoesNotOutliveAClosedDoor(RoomVersion version) {
            PaperRoom room = publicRoom(version, "");
            PaperRoom fork = room.fork();
            Event closed = room.at(9_000).joinRule("invite");
            fork.at(2_000).member(CAROL, CAROL, "join");
            assertThat(resolve(room, room.state, fork.state))
                    .containsEntry(JOIN_RULES, closed.id())
                    .doesNotContainKey(StateKey.member(CAROL));
        }

        @ParameterizedTest
        @EnumSource(from = SECOND)
        void theMightiersPowerLevelsComeFirstAndTheOthersMustFitThem(RoomVersion version) {
            PaperRoom room = publicRoom(version, "'@bob:two.example':50");
            PaperRoom fork = room.fork();
            Event demotion = room.at(9_000).powerLevels(ALICE, levels(version, ""));
            fork.at(2_000).powerLevels(BOB, levels(version, "'@bob:two.example':50,'@carol:three.example':50"));
            assertThat(resolve(room, room.state, fork.state)).containsEntry(LEVELS, demotion.id());
        }

        @ParameterizedTest
        @EnumSource(from = SECOND)
        void aRejectedAuthEventLendsNoPermission(RoomVersion version) {
            PaperRoom room = PaperRoom.of(version);
            Event invite = room.member(ALICE, BOB, "invite");
            PaperRoom fork = room.fork();
            fork.at(2_000).member(BOB, BOB, "join");
            Event leave = room.at(9_000).member(BOB, BOB, "leave");
            assertThat(resolve(room, room.state, fork.state)).containsEntry(StateKey.member(BOB), leave.id());
            room.markRejected(invite);
            assertThat(resolve(room, room.state, fork.state)).doesNotContainKey(StateKey.member(BOB));
        }
    }

    @Nested
    class SinceVersion12 {
        /** An intermediate event that both states stand on is replayed with the conflict, not skipped. */
        @ParameterizedTest
        @EnumSource(from = "V2")
        void thePathsBetweenConflictedEventsAreReplayed(RoomVersion version) {
            PaperRoom room = publicRoom(version, "");
            room.member(CAROL, CAROL, "join");
            Event first = room.at(LEVELS);
            room.powerLevels(ALICE, levels(version, "'@carol:three.example':100"));
            room.add(ALICE, "m.room.topic", "", content("topic", "stands on the second levels"));
            Map<StateKey, Event> wentBack = new HashMap<>(room.state);
            wentBack.put(LEVELS, first);
            Event third = room.powerLevels(CAROL, levels(version, "'@carol:three.example':100,'@x:y':1"));

            Event expected = version.resolvesFromEmptyState() ? third : first;
            assertThat(resolve(room, wentBack, room.state)).containsEntry(LEVELS, expected.id());
        }

        /** The first pass begins with nothing: later unconflicted state does not judge earlier conflicted events. */
        @ParameterizedTest
        @EnumSource(from = "V2")
        void theFirstPassBeginsWithTheEmptyState(RoomVersion version) {
            PaperRoom room = publicRoom(version, "'@carol:three.example':100");
            room.member(DAVE, DAVE, "join");
            PaperRoom fork = room.fork();
            Event closed = room.joinRule("invite");
            Event join = fork.member(CAROL, CAROL, "join");
            Event levelsAfter = fork.powerLevels(CAROL, levels(version, "'@carol:three.example':100,'@x:y':1"));
            fork.state.put(JOIN_RULES, closed);

            var resolved = resolve(room, room.state, fork.state);
            assertThat(resolved).containsEntry(JOIN_RULES, closed.id());
            assertThat(resolved).containsEntry(LEVELS, levelsAfter.id());
            if (version.resolvesFromEmptyState()) assertThat(resolved).containsEntry(StateKey.member(CAROL), join.id());
            else assertThat(resolved).doesNotContainKey(StateKey.member(CAROL));
        }
    }

    @Nested
    class WhatAllStatesHold {
        /**
         * Both hold the second power levels, but only one of the topics was set under them. They are not judged again, so
         * since version 12, where the first pass begins with nothing, they do not judge the other topic, either. This is what
         * the other servers do: docs/decisions, "a state's auth chain contains the state".
         */
        @ParameterizedTest
        @EnumSource(from = "V2")
        void isNotJudgedAgain(RoomVersion version) {
            PaperRoom room = publicRoom(version, "'@bob:two.example':50");
            PaperRoom fork = room.fork();
            Event second = room.at(2_000).powerLevels(ALICE, levels(version, ""));
            Event under = room.at(3_000).add(ALICE, "m.room.topic", "", content("topic", "under the second"));
            Event beside = fork.at(5_000).add(BOB, "m.room.topic", "", content("topic", "beside them"));
            fork.state.put(LEVELS, second);
            Event expected = version.resolvesFromEmptyState() ? beside : under;
            assertThat(resolve(room, room.state, fork.state))
                    .containsEntry(LEVELS, second.id())
                    .containsEntry(TOPIC, expected.id());
        }
    }

    @Nested
    class WhatAPowerEventRestsOn {
        /**
         * The new join rule rests on power levels that both hold, and these on one of two joins. Before version 12 the way
         * there leaves the conflict, so the join is judged with the rest, and the later one holds.
         */
        @ParameterizedTest
        @EnumSource(from = "V2")
        void isJudgedWithItIfTheWayThereStaysInTheConflict(RoomVersion version) {
            PaperRoom room = publicRoom(version, "'@carol:three.example':100");
            PaperRoom fork = room.fork();
            Event later = room.at(2_000).member(CAROL, CAROL, "join");
            Event agreed = room.powerLevels(CAROL, levels(version, "'@carol:three.example':100,'@x:y':1"));
            room.at(9_000).joinRule("public");
            Event earlier = fork.at(1_500).member(CAROL, CAROL, "join");
            fork.state.put(LEVELS, agreed);
            Event expected = version.resolvesFromEmptyState() ? earlier : later;
            assertThat(resolve(room, room.state, fork.state)).containsEntry(StateKey.member(CAROL), expected.id());
        }
    }

    @Nested
    class Whatever {
        private final UserId[] users = {ALICE, BOB, CAROL, DAVE};

        @ParameterizedTest
        @EnumSource
        void theOrderOfTheStatesTheResultIsTheSame(RoomVersion version) {
            for (int seed = 0; seed < 150; seed++) {
                var random = new Random(seed);
                PaperRoom room = publicRoom(version, "'@bob:two.example':50");
                List<Map<StateKey, Event>> states = new ArrayList<>();
                for (int fork = 0; fork < 2 + random.nextInt(3); fork++) states.add(wander(room.fork(), random));
                Map<StateKey, EventId> expected = resolve(room, states);
                for (int turn = 0; turn < 4; turn++) {
                    Collections.shuffle(states, random);
                    assertThat(resolve(room, states)).as("seed " + seed).isEqualTo(expected);
                }
                states.add(states.get(0));
                assertThat(resolve(room, states))
                        .as("seed " + seed + ", one state twice")
                        .isEqualTo(expected);
            }
        }

        @ParameterizedTest
        @EnumSource
        void isResolvedItHoldsTogether(RoomVersion version) {
            for (int seed = 1_000; seed < 1_100; seed++) {
                var random = new Random(seed);
                PaperRoom room = publicRoom(version, "'@bob:two.example':50,'@carol:three.example':50");
                List<Map<StateKey, Event>> states = List.of(wander(room.fork(), random), wander(room.fork(), random));
                Map<StateKey, EventId> resolved = resolve(room, states);
                for (StateKey key : states.get(0).keySet())
                    if (Objects.equals(states.get(0).get(key), states.get(1).get(key)))
                        assertThat(resolved)
                                .containsEntry(key, states.get(0).get(key).id());
                Map<StateKey, Event> again = Resolution.events(room, resolved);
                assertThat(resolve(room, List.of(again, again))).isEqualTo(resolved);
            }
        }

        /** Some allowed steps of some users; times are often equal, so that the last resort is needed. */
        private Map<StateKey, Event> wander(PaperRoom room, Random random) {
            for (int step = 0; step < 12; step++) {
                room.at(2_000 + random.nextInt(4));
                UserId sender = users[random.nextInt(users.length)];
                UserId target = users[random.nextInt(users.length)];
                Event event = step(room, random, sender, target);
                if (room.judge(event).isAllowed()) room.add(event);
            }
            return room.state;
        }

        private Event step(PaperRoom room, Random random, UserId sender, UserId target) {
            String[] memberships = {"join", "leave", "invite", "ban"};
            String powers =
                    "'@bob:two.example':" + random.nextInt(101) + ",'@carol:three.example':" + random.nextInt(101);
            return switch (random.nextInt(6)) {
                case 0 -> room.make(sender, "m.room.topic", "", content("topic", "t" + random.nextInt(9)));
                case 1 ->
                    room.make(
                            sender,
                            "m.room.join_rules",
                            "",
                            content("join_rule", random.nextBoolean() ? "public" : "invite"));
                case 2 -> room.make(sender, "m.room.power_levels", "", PaperRoom.json(levels(room.version, powers)));
                case 3 -> room.membership(sender, sender, "join");
                default -> room.membership(sender, target, memberships[random.nextInt(memberships.length)]);
            };
        }
    }
}
