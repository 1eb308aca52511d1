package org.enishi.spec.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.spec.rooms.PaperRoom.ALICE;
import static org.enishi.spec.rooms.PaperRoom.BOB;
import static org.enishi.spec.rooms.PaperRoom.CAROL;
import static org.enishi.spec.rooms.PaperRoom.DAVE;
import static org.enishi.spec.rooms.PaperRoom.content;
import static org.enishi.spec.rooms.Resolution.resolve;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.RoomVersion;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.id.UserId;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Forks that have hurt rooms before, in <a href="https://spec.matrix.org/v1.19/rooms/v2/#state-resolution">Matrix v1.19,
 * rooms, "State resolution"</a> of versions 2 and 12.
 */
class KnownShapesTest {
    private static final StateKey LEVELS = StateKey.POWER_LEVELS;
    private static final StateKey JOIN_RULES = StateKey.JOIN_RULES;
    private static final StateKey TOPIC = StateKey.of(EventType.TOPIC);

    /** All but the first version, whose algorithm is another. */
    static List<RoomVersion> versions() {
        return List.of(RoomVersion.values()).stream()
                .filter(version -> !version.id().equals("1"))
                .toList();
    }

    private static String levels(RoomVersion version, String more) {
        String alice = version.creatorsHaveInfinitePower() ? "" : "'@alice:one.example':100";
        return "{'users':{" + alice + (alice.isEmpty() || more.isEmpty() ? "" : ",") + more + "}}";
    }

    private static String bobAndCarol(int bob, int carol) {
        return "'@bob:two.example':" + bob + ",'@carol:three.example':" + carol;
    }

    private static PaperRoom room(RoomVersion version, int bob, int carol) {
        PaperRoom room = PaperRoom.of(version);
        room.powerLevels(ALICE, levels(version, bobAndCarol(bob, carol)));
        room.joinRule("public");
        for (UserId user : List.of(BOB, CAROL, DAVE)) room.member(user, user, "join");
        return room;
    }

    @Nested
    class ADemotedAdministratorWhoForks {
        /** Whatever Bob does behind the time at which he was demoted, with an old clock if he likes, does not hold. */
        @ParameterizedTest
        @MethodSource("org.enishi.spec.rooms.KnownShapesTest#versions")
        void doesNotComeBackToPower(RoomVersion version) {
            PaperRoom room = room(version, 90, 0);
            PaperRoom fork = room.fork();
            Event demotion = room.at(9_000).powerLevels(ALICE, levels(version, bobAndCarol(0, 0)));
            fork.at(1_500).powerLevels(BOB, levels(version, bobAndCarol(90, 89)));
            fork.add(BOB, "m.room.join_rules", "", content("join_rule", "invite"));
            fork.member(BOB, DAVE, "ban");
            fork.add(CAROL, "m.room.topic", "", content("topic", "ours"));

            Map<StateKey, EventId> resolved = resolve(room, room.state, fork.state);
            assertThat(resolved)
                    .containsEntry(LEVELS, demotion.id())
                    .containsEntry(JOIN_RULES, room.at(JOIN_RULES).id())
                    .containsEntry(
                            StateKey.member(DAVE),
                            room.at(StateKey.member(DAVE)).id())
                    .doesNotContainKey(TOPIC);
        }

        /** Also where others have gone on behind both. */
        @ParameterizedTest
        @MethodSource("org.enishi.spec.rooms.KnownShapesTest#versions")
        void doesNotTakeOthersAlong(RoomVersion version) {
            PaperRoom room = room(version, 90, 50);
            PaperRoom fork = room.fork();
            room.at(9_000).powerLevels(ALICE, levels(version, bobAndCarol(0, 50)));
            Event topic = room.add(CAROL, "m.room.topic", "", content("topic", "all is well"));
            fork.at(1_500).member(BOB, CAROL, "ban");
            Map<StateKey, EventId> resolved = resolve(room, room.state, fork.state);
            assertThat(resolved)
                    .containsEntry(TOPIC, topic.id())
                    .containsEntry(
                            StateKey.member(CAROL),
                            room.at(StateKey.member(CAROL)).id());
        }
    }

    @Nested
    class ABanBesideAJoin {
        @ParameterizedTest
        @MethodSource("org.enishi.spec.rooms.KnownShapesTest#versions")
        void holdsWhicheverWasEarlier(RoomVersion version) {
            for (long banAt : List.of(1_500L, 9_000L)) {
                PaperRoom room = room(version, 50, 0);
                PaperRoom fork = room.fork();
                Event ban = room.at(banAt).member(BOB, CAROL, "ban");
                fork.at(5_000).member(CAROL, CAROL, "leave");
                fork.member(CAROL, CAROL, "join");
                assertThat(resolve(room, room.state, fork.state)).containsEntry(StateKey.member(CAROL), ban.id());
            }
        }

        @ParameterizedTest
        @MethodSource("org.enishi.spec.rooms.KnownShapesTest#versions")
        void holdsForOneWhoWasNeverIn(RoomVersion version) {
            UserId mallory = new UserId("@mallory:five.example");
            PaperRoom room = room(version, 50, 0);
            PaperRoom fork = room.fork();
            Event ban = room.at(9_000).member(BOB, mallory, "ban");
            fork.at(1_500).member(mallory, mallory, "join");
            assertThat(resolve(room, room.state, fork.state)).containsEntry(StateKey.member(mallory), ban.id());
        }
    }

    @Nested
    class ARaceForPower {
        @ParameterizedTest
        @MethodSource("org.enishi.spec.rooms.KnownShapesTest#versions")
        void isWonByTheMightier(RoomVersion version) {
            PaperRoom room = room(version, 80, 60);
            PaperRoom fork = room.fork();
            Event bobs = room.at(9_000).powerLevels(BOB, levels(version, bobAndCarol(80, 0)));
            fork.at(1_500).powerLevels(CAROL, levels(version, bobAndCarol(80, 60) + ",'@dave:one.example':60"));
            assertThat(resolve(room, room.state, fork.state)).containsEntry(LEVELS, bobs.id());
        }

        /** Each gives up the own power for the other's: the earlier is applied first, and the later still fits it. */
        @ParameterizedTest
        @MethodSource("org.enishi.spec.rooms.KnownShapesTest#versions")
        void isWonBetweenEqualsByTheLaterIfItFitsTheEarlier(RoomVersion version) {
            PaperRoom room = room(version, 60, 60);
            PaperRoom fork = room.fork();
            room.at(2_000).powerLevels(BOB, levels(version, bobAndCarol(0, 60)));
            Event later = fork.at(3_000).powerLevels(CAROL, levels(version, bobAndCarol(60, 0)));
            assertThat(resolve(room, room.state, fork.state)).containsEntry(LEVELS, later.id());
            assertThat(resolve(room, fork.state, room.state)).containsEntry(LEVELS, later.id());
        }

        @ParameterizedTest
        @MethodSource("org.enishi.spec.rooms.KnownShapesTest#versions")
        void atTheSameTimeEverybodySeesTheSameWinner(RoomVersion version) {
            PaperRoom room = room(version, 60, 60);
            PaperRoom fork = room.fork();
            Event one = room.at(2_000).powerLevels(BOB, levels(version, bobAndCarol(60, 60) + ",'@x:y':1"));
            Event two = fork.at(2_000).powerLevels(CAROL, levels(version, bobAndCarol(60, 60) + ",'@x:y':2"));
            Event last = one.id().value().compareTo(two.id().value()) < 0 ? two : one;
            assertThat(resolve(room, room.state, fork.state)).containsEntry(LEVELS, last.id());
            assertThat(resolve(room, fork.state, room.state)).containsEntry(LEVELS, last.id());
        }
    }

    @Nested
    class ARejectedAuthEvent {
        /** An invitation that was rejected lets nobody into a closed room, although the join names it. */
        @ParameterizedTest
        @MethodSource("org.enishi.spec.rooms.KnownShapesTest#versions")
        void opensNoDoor(RoomVersion version) {
            UserId mallory = new UserId("@mallory:five.example");
            PaperRoom room = room(version, 50, 0);
            room.joinRule("invite");
            PaperRoom behind = room.fork();
            Event invite = behind.member(DAVE, mallory, "invite");
            PaperRoom other = behind.fork();
            Event join = behind.at(5_000).member(mallory, mallory, "join");
            other.at(6_000).member(mallory, mallory, "join");
            Map<StateKey, EventId> resolved = resolve(room, behind.state, other.state);
            assertThat(resolved)
                    .containsEntry(
                            StateKey.member(mallory),
                            other.at(StateKey.member(mallory)).id());
            room.markRejected(invite);
            assertThat(join.authEvents()).contains(invite.id());
            assertThat(resolve(room, behind.state, other.state)).doesNotContainKey(StateKey.member(mallory));
        }
    }

    @Nested
    class TwoCreateEvents {
        /** The journal lets in but one; should a state have another all the same, everybody comes to the same end. */
        @ParameterizedTest
        @EnumSource(
                mode = EnumSource.Mode.EXCLUDE,
                names = {"V1", "V12"}) // 12: there it is another room
        void areResolvedTheSameByEverybody(RoomVersion version) {
            PaperRoom room = room(version, 50, 0);
            PaperRoom again = room.standing(List.of(), Map.of()).at(7_000);
            again.add(ALICE, "m.room.create", "", room.at(StateKey.CREATE).content());
            again.member(ALICE, ALICE, "join");
            Map<StateKey, EventId> resolved = resolve(room, room.state, again.state);
            assertThat(resolve(room, again.state, room.state)).isEqualTo(resolved);
            assertThat(resolved).containsKeys(StateKey.CREATE, StateKey.member(ALICE));
        }
    }

    /** What the second algorithm takes back although nobody wanted it, and 2.1 does not. */
    @Nested
    class AReset {
        /**
         * Dave came while the room was open; it is closed by now, which both sides know. One of them has a state without
         * him. That he may be in is judged by the door through which he came, not by the one that stands there now.
         */
        @ParameterizedTest
        @MethodSource("org.enishi.spec.rooms.KnownShapesTest#versions")
        void ofAMemberByALaterDoorHappensToNobodySinceVersion12(RoomVersion version) {
            PaperRoom room = room(version, 50, 0);
            Map<StateKey, Event> without = new HashMap<>(room.state);
            without.remove(StateKey.member(DAVE));
            Event closed = room.joinRule("invite");
            without.put(JOIN_RULES, closed);
            Event join = room.at(StateKey.member(DAVE));
            Map<StateKey, EventId> resolved = resolve(room, room.state, without);
            if (version.resolvesFromEmptyState()) assertThat(resolved).containsEntry(StateKey.member(DAVE), join.id());
            else assertThat(resolved).doesNotContainKey(StateKey.member(DAVE));
        }

        /**
         * A state goes back to the first power levels, while another stands on the third. The second, which lie between
         * and on which both agree to rest, gave Carol the power to set the third.
         */
        @ParameterizedTest
        @MethodSource("org.enishi.spec.rooms.KnownShapesTest#versions")
        void ofPowerToWhatItWasLongAgoHappensToNobodySinceVersion12(RoomVersion version) {
            PaperRoom room = room(version, 50, 0);
            Event first = room.at(LEVELS);
            room.powerLevels(ALICE, levels(version, bobAndCarol(50, 80)));
            room.add(CAROL, "m.room.topic", "", content("topic", "rests on the second"));
            Map<StateKey, Event> wentBack = new HashMap<>(room.state);
            wentBack.put(LEVELS, first);
            Event third = room.powerLevels(CAROL, levels(version, bobAndCarol(50, 80) + ",'@dave:one.example':10"));
            Event expected = version.resolvesFromEmptyState() ? third : first;
            assertThat(resolve(room, wentBack, room.state)).containsEntry(LEVELS, expected.id());
        }
    }
}
