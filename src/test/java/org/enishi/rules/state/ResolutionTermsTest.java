package org.enishi.rules.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.rules.state.Deck.ALICE;
import static org.enishi.rules.state.Deck.BOB;
import static org.enishi.rules.state.Deck.CAROL;
import static org.enishi.rules.state.Deck.ids;
import static org.enishi.rules.state.Deck.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.RoomState;
import org.enishi.event.RoomVersion;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The definitions of <a href="https://spec.matrix.org/v1.19/rooms/v12/#definitions">Matrix v1.19, rooms, "State resolution",
 * "Definitions"</a>, one test a sentence.
 */
class ResolutionTermsTest {
    /** "A power event is a state event with type m.room.power_levels or m.room.join_rules, or ..." */
    @Nested
    class PowerEvent {
        private final Deck deck = new Deck(RoomVersion.V12);

        @Test
        void powerLevelsAndJoinRulesAre() {
            assertThat(PowerEvents.includes(deck.levels(ALICE, 50))).isTrue();
            assertThat(PowerEvents.includes(deck.joinRule("public"))).isTrue();
            assertThat(PowerEvents.includes(deck.create)).isFalse();
            assertThat(PowerEvents.includes(deck.topic(ALICE, "power"))).isFalse();
        }

        @Test
        void aLeaveOrBanByAnotherIs() {
            assertThat(PowerEvents.includes(deck.member(ALICE, BOB, "leave"))).isTrue();
            assertThat(PowerEvents.includes(deck.member(ALICE, BOB, "ban"))).isTrue();
            assertThat(PowerEvents.includes(deck.member(BOB, BOB, "leave"))).isFalse();
            assertThat(PowerEvents.includes(deck.member(ALICE, BOB, "invite"))).isFalse();
            assertThat(PowerEvents.includes(deck.member(BOB, BOB, "join"))).isFalse();
        }
    }

    /** "The auth chain of an event E is the set containing all of E's auth events, all of their auth events, and so on". */
    @Nested
    class AuthChain {
        private final Deck deck = new Deck(RoomVersion.V11);

        @Test
        void itReachesBackToTheStartWithoutTheEventItself() {
            Event join = deck.member(ALICE, ALICE, "join");
            Event levels = deck.levels(ALICE, 50, join);
            Event topic = deck.topic(ALICE, "t", levels);
            assertThat(deck.chains().chain(ids(topic)))
                    .containsExactlyInAnyOrderElementsOf(ids(deck.create, join, levels));
            assertThat(deck.chains().chain(ids(topic, levels)))
                    .contains(levels.id())
                    .doesNotContain(topic.id());
        }

        @Test
        void whatIsNotKnownIsInNone() {
            Event lost = deck.member(ALICE, ALICE, "join");
            Event levels = deck.levels(ALICE, 50, lost);
            deck.known.remove(lost.id());
            assertThat(deck.chains().chain(ids(levels))).containsExactlyElementsOf(ids(deck.create));
        }
    }

    @Nested
    class FullConflicted {
        /** "... and then taking every event that doesn't appear in every auth chain." */
        @ParameterizedTest
        @MethodSource("org.enishi.rules.state.Deck#versions")
        void itHasWhatIsInTheChainsOfSomeStatesOnly(RoomVersion version) {
            var deck = new Deck(version);
            Event alice = deck.member(ALICE, ALICE, "join");
            Event first = deck.levels(ALICE, 50, alice);
            Event second = deck.levels(ALICE, 60, alice, first);
            Event third = deck.levels(ALICE, 70, alice, second);
            Event one = deck.topic(ALICE, "one", alice, third);
            Event other = deck.topic(ALICE, "other", alice, first);
            var agreed = state(deck.create, alice);
            var full = deck.fullConflictedSet(agreed, List.of(state(third, one), state(first, other)));
            assertThat(full).containsExactlyInAnyOrderElementsOf(ids(first, second, third, one, other));
        }

        /** The chain of a state is that of all its events, also of those on which the states agree, and has them itself. */
        @ParameterizedTest
        @MethodSource("org.enishi.rules.state.Deck#versions")
        void itHasNothingThatTheAgreedStateHoldsOrRestsOn(RoomVersion version) {
            var deck = new Deck(version);
            Event alice = deck.member(ALICE, ALICE, "join");
            Event first = deck.levels(ALICE, 50, alice);
            Event second = deck.levels(ALICE, 60, alice, first);
            Event one = deck.topic(ALICE, "one", alice, second);
            Event other = deck.topic(ALICE, "other", alice);
            var agreed = state(deck.create, alice, deck.member(BOB, BOB, "join", second));
            for (var each : List.of(agreed, state(deck.create, alice, second)))
                assertThat(deck.fullConflictedSet(each, List.of(state(one), state(other))))
                        .containsExactlyInAnyOrderElementsOf(ids(one, other));
        }

        /** Since version 12: "the union of all such paths between any pair of events in the conflicted state set". */
        @ParameterizedTest
        @MethodSource("org.enishi.rules.state.Deck#versions")
        void itHasThePathsBetweenConflictedEventsSinceVersion12(RoomVersion version) {
            var deck = new Deck(version);
            Event alice = deck.member(ALICE, ALICE, "join");
            Event low = deck.levels(ALICE, 50, alice);
            Event between = deck.member(BOB, BOB, "join", low);
            Event beside = deck.member(CAROL, CAROL, "join", low);
            Event high = deck.levels(BOB, 50, between);
            var agreed = state(deck.create, alice, deck.topic(BOB, "rests on both", between, beside));
            var full = deck.fullConflictedSet(agreed, List.of(state(low), state(high)));
            var expected = version.resolvesFromEmptyState() ? ids(low, between, high) : ids(low, high);
            assertThat(full).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    /** "... the lexicographically smallest topological ordering based on the DAG formed by auth events". */
    @Nested
    class ReverseTopologicalPowerOrdering {
        private List<Event> sorted(Deck deck, Event... events) {
            return new PowerOrdering(deck.chains(), Optional.of(deck.create)).sort(Set.copyOf(ids(events)));
        }

        @ParameterizedTest
        @MethodSource("org.enishi.rules.state.Deck#versions")
        void whatOthersRestOnComesFirstWhateverItsPower(RoomVersion version) {
            var deck = new Deck(version);
            Event low = deck.at(9_000).member(BOB, CAROL, "invite");
            Event high = deck.at(1_000).member(ALICE, CAROL, "ban", low);
            assertThat(sorted(deck, low, high)).containsExactly(low, high);
        }

        /** "x's sender has greater power level than y's sender, when looking at their respective auth_events". */
        @ParameterizedTest
        @MethodSource("org.enishi.rules.state.Deck#versions")
        void theMightierSenderComesFirst(RoomVersion version) {
            var deck = new Deck(version);
            Event fifty = deck.levels(ALICE, 50);
            Event sixty = deck.levels(ALICE, 60);
            Event under50 = deck.at(1_000).member(BOB, CAROL, "ban", fifty);
            Event under60 = deck.at(5_000).member(BOB, CAROL, "leave", sixty);
            Event alices = deck.at(9_000).member(ALICE, CAROL, "ban", fifty);
            assertThat(sorted(deck, under50, under60, alices)).containsExactly(alices, under60, under50);
        }

        /** "the senders have the same power level, but x's origin_server_ts is less than y's". */
        @ParameterizedTest
        @MethodSource("org.enishi.rules.state.Deck#versions")
        void thenTheEarlier(RoomVersion version) {
            var deck = new Deck(version);
            Event later = deck.at(2_000).member(ALICE, BOB, "ban");
            Event earlier = deck.at(1_000).member(ALICE, CAROL, "ban");
            assertThat(sorted(deck, later, earlier)).containsExactly(earlier, later);
        }

        /** "... and the events have the same origin_server_ts, but x's event_id is less than y's event_id". */
        @ParameterizedTest
        @MethodSource("org.enishi.rules.state.Deck#versions")
        void thenTheOneWithTheLesserId(RoomVersion version) {
            var deck = new Deck(version);
            Event one = deck.at(1_000).member(ALICE, BOB, "ban");
            Event two = deck.at(1_000).member(ALICE, CAROL, "ban");
            Event less = one.id().value().compareTo(two.id().value()) < 0 ? one : two;
            assertThat(sorted(deck, one, two).get(0)).isEqualTo(less);
        }
    }

    @Nested
    class Mainline {
        private List<Event> sorted(Deck deck, Event levels, Event... events) {
            RoomState partial = key -> Optional.of(levels).filter(any -> key.equals(StateKey.POWER_LEVELS));
            return MainlineOrdering.of(partial, deck.chains()).sort(ids(events));
        }

        /** "the mainline position of x is greater than the mainline position of y". */
        @ParameterizedTest
        @MethodSource("org.enishi.rules.state.Deck#versions")
        void whatRestsOnOlderLevelsComesFirstAndWhatRestsOnNoneBeforeAll(RoomVersion version) {
            var deck = new Deck(version);
            Event old = deck.levels(ALICE, 50);
            Event now = deck.levels(ALICE, 60, old);
            Event underNow = deck.at(1_000).topic(BOB, "now", now);
            Event underOld = deck.at(2_000).topic(BOB, "old", old);
            Event underNone = deck.at(3_000).topic(BOB, "none");
            assertThat(sorted(deck, now, underNow, underOld, underNone)).containsExactly(underNone, underOld, underNow);
        }

        /** "Find the smallest index j >= 1 for which e_j belongs to the mainline of P": through levels beside it, too. */
        @ParameterizedTest
        @MethodSource("org.enishi.rules.state.Deck#versions")
        void levelsBesideTheMainlineCountAsThoseOnItThatTheyCameFrom(RoomVersion version) {
            var deck = new Deck(version);
            Event old = deck.levels(ALICE, 50);
            Event now = deck.levels(ALICE, 60, old);
            Event beside = deck.levels(ALICE, 70, old);
            Event underBeside = deck.at(2_000).topic(BOB, "beside", beside);
            Event underNow = deck.at(1_000).topic(BOB, "now", now);
            Event underOld = deck.at(3_000).topic(BOB, "old", old);
            assertThat(sorted(deck, now, underNow, underBeside, underOld))
                    .containsExactly(underBeside, underOld, underNow);
        }

        /** "Note that the event we started with, e0, is not included in this list." */
        @ParameterizedTest
        @MethodSource("org.enishi.rules.state.Deck#versions")
        void levelsThemselvesArePlacedByTheirPredecessors(RoomVersion version) {
            var deck = new Deck(version);
            Event old = deck.at(9_000).levels(ALICE, 50);
            Event now = deck.at(1_000).levels(ALICE, 60, old);
            assertThat(sorted(deck, now, now, old)).containsExactly(old, now);
        }
    }

    @Nested
    class Algorithm {
        /** "If a key that is required ... is not present in the state, then the ... event from the event's auth_events is used". */
        @ParameterizedTest
        @MethodSource("org.enishi.rules.state.Deck#versions")
        void whatTheStateLacksItsAuthEventsSupply(RoomVersion version) {
            var deck = new Deck(version);
            Event bob = deck.member(BOB, BOB, "join");
            Event levels = deck.levels(ALICE, 50);
            Event topic = deck.topic(BOB, "bob's", bob, levels);
            Event none = deck.topic(CAROL, "carol's", levels);
            var resolved = deck.resolve(state(deck.create), List.of(state(topic), state(none)));
            assertThat(resolved).containsEntry(StateKey.of(EventType.TOPIC), topic.id());
        }

        /** "... if the auth event is not rejected." */
        @ParameterizedTest
        @MethodSource("org.enishi.rules.state.Deck#versions")
        void butNotThoseThatWereRejected(RoomVersion version) {
            var deck = new Deck(version);
            Event bob = deck.member(BOB, BOB, "join");
            Event levels = deck.levels(ALICE, 50);
            Event topic = deck.topic(BOB, "bob's", bob, levels);
            deck.reject(bob);
            // Both rest on bob's join, so it is not replayed.
            Event other = deck.topic(CAROL, "carol's", bob, levels);
            assertThat(deck.resolve(state(deck.create), List.of(state(topic), state(other))))
                    .doesNotContainKey(StateKey.of(EventType.TOPIC));
        }

        /** "Events that have been rejected due to failing auth based on the state at the event ... are handled as usual". */
        @ParameterizedTest
        @MethodSource("org.enishi.rules.state.Deck#versions")
        void aRejectedEventItselfIsReplayedLikeAnyOther(RoomVersion version) {
            var deck = new Deck(version);
            Event alice = deck.member(ALICE, ALICE, "join");
            Event one = deck.at(1_000).topic(ALICE, "one", alice);
            Event two = deck.at(2_000).topic(ALICE, "two", alice);
            deck.reject(two);
            assertThat(deck.resolve(state(deck.create, alice), List.of(state(one), state(two))))
                    .containsEntry(StateKey.of(EventType.TOPIC), two.id());
        }

        /** "Update the result by replacing any event with the event with the same key from the unconflicted state map". */
        @ParameterizedTest
        @MethodSource("org.enishi.rules.state.Deck#versions")
        void onWhatAllAgreeThatStays(RoomVersion version) {
            var deck = new Deck(version);
            Event alice = deck.member(ALICE, ALICE, "join");
            Event before = deck.joinRule("public", alice);
            Event agreed = deck.joinRule("invite", alice);
            Event bob = deck.member(BOB, BOB, "join", before);
            Event kick = deck.member(ALICE, BOB, "leave", alice, bob);
            var resolved = deck.resolve(state(deck.create, alice, agreed), List.of(state(bob), state(kick)));
            assertThat(resolved).doesNotContainKeys(StateKey.JOIN_RULES, StateKey.member(ALICE));
            assertThat(resolved.keySet()).isSubsetOf(StateKey.member(BOB));
        }

        /** In version 12 the room's ID names the create event, so that even states without it are judged by it. */
        @Test
        void theRoomsIdNamesItsCreateEvent() {
            var deck = new Deck(RoomVersion.V12);
            Event alice = deck.member(ALICE, ALICE, "join");
            Event one = deck.at(1_000).topic(ALICE, "one", alice);
            Event two = deck.at(2_000).topic(ALICE, "two", alice);
            Map<StateKey, EventId> agreed = state(alice);
            assertThat(deck.resolve(agreed, List.of(state(one), state(two))))
                    .containsEntry(StateKey.of(EventType.TOPIC), two.id());
        }
    }
}
