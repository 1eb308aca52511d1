package org.enishi.spec.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.enishi.spec.rooms.PaperRoom.ALICE;
import static org.enishi.spec.rooms.PaperRoom.BOB;
import static org.enishi.spec.rooms.PaperRoom.CAROL;
import static org.enishi.spec.rooms.PaperRoom.content;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.enishi.event.Event;
import org.enishi.event.RoomVersion;
import org.enishi.event.StateKey;
import org.enishi.handshake.given.GivenRoom;
import org.enishi.rules.state.EventGraph;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What we believe of a room that another server gives us when it lets us in.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#joining-rooms">Matrix v1.19, server-server API, "Joining
 *     Rooms"</a>
 */
class JoiningRoomsTest {
    private static PaperRoom publicRoom(RoomVersion version) {
        PaperRoom room = PaperRoom.of(version);
        room.joinRule("public");
        room.member(CAROL, CAROL, "join");
        return room;
    }

    private static List<Event> all(PaperRoom room) {
        return room.events().stream().map(EventGraph.Known::event).toList();
    }

    private static GivenRoom given(PaperRoom room, List<Event> state) {
        return GivenRoom.of(room.membership(BOB, BOB, "join"), state, all(room), Set.of());
    }

    private static List<Event> state(PaperRoom room) {
        return List.copyOf(room.state.values());
    }

    @Nested
    class AnHonestRoom {
        @ParameterizedTest
        @EnumSource
        void isTakenWholeInWhateverOrderItComes(RoomVersion version) {
            PaperRoom room = publicRoom(version);
            Event join = room.membership(BOB, BOB, "join");
            for (int seed = 0; seed < 10; seed++) {
                List<Event> state = new ArrayList<>(state(room));
                Collections.shuffle(state, new Random(seed));
                GivenRoom given = GivenRoom.of(join, state, all(room), Set.of());
                assertThat(given.stateIds())
                        .containsExactlyInAnyOrderElementsOf(
                                state.stream().map(Event::id).toList());
                assertThat(given.host()).isEqualTo(ALICE.server());
            }
        }
    }

    @Nested
    class AForgedRoom {
        @ParameterizedTest
        @EnumSource
        void losesTheEventsThatTheRulesDoNotAllow(RoomVersion version) {
            PaperRoom room = publicRoom(version);
            Event forged = room.add(CAROL, "m.room.topic", "", content("topic", "mine"));
            GivenRoom given = given(room, state(room));
            assertThat(given.stateIds()).doesNotContain(forged.id());
            assertThat(given.all()).doesNotContain(forged);
        }

        @ParameterizedTest
        @EnumSource
        void losesWhatRestsOnThem(RoomVersion version) {
            PaperRoom room = publicRoom(version);
            PaperRoom honest = room.fork();
            Event join = honest.membership(BOB, BOB, "join");
            room.add(CAROL, "m.room.power_levels", "", PaperRoom.json("{'users_default':100}"));
            Event resting = room.add(CAROL, "m.room.topic", "", content("topic", "mine"));
            assertThat(GivenRoom.of(join, state(room), all(room), Set.of()).stateIds())
                    .doesNotContain(resting.id());
        }

        @ParameterizedTest
        @EnumSource
        void losesWhatRestsOnEventsThatDidNotCome(RoomVersion version) {
            PaperRoom room = publicRoom(version);
            Event rules = room.at(StateKey.JOIN_RULES);
            Event carol = room.at(StateKey.member(CAROL));
            List<Event> without =
                    state(room).stream().filter(event -> !event.equals(rules)).toList();
            Event join = room.fork().membership(BOB, BOB, "join");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> GivenRoom.of(join, without, List.of(carol), Set.of()));
        }

        @ParameterizedTest
        @EnumSource
        void withoutCreateEventIsRefused(RoomVersion version) {
            PaperRoom room = publicRoom(version);
            List<Event> state = state(room).stream()
                    .filter(event -> !event.stateKey().equals(java.util.Optional.of(StateKey.CREATE)))
                    .toList();
            assertThatIllegalArgumentException().isThrownBy(() -> given(room, state));
        }

        @ParameterizedTest
        @EnumSource
        void withTwoEventsForOneKeyIsRefused(RoomVersion version) {
            PaperRoom room = publicRoom(version);
            Event one = room.add(ALICE, "m.room.topic", "", content("topic", "one"));
            Event other = room.add(ALICE, "m.room.topic", "", content("topic", "other"));
            List<Event> state = new ArrayList<>(state(room));
            state.add(one);
            assertThat(state).contains(other);
            assertThatIllegalArgumentException().isThrownBy(() -> given(room, state));
        }

        @ParameterizedTest
        @EnumSource
        void withAMessageInItsStateIsRefused(RoomVersion version) {
            PaperRoom room = publicRoom(version);
            List<Event> state = new ArrayList<>(state(room));
            state.add(room.add(room.make(ALICE, "m.room.message", null, PaperRoom.EMPTY)));
            assertThatIllegalArgumentException().isThrownBy(() -> given(room, state));
        }

        @ParameterizedTest
        @EnumSource
        void thatDoesNotLetOurUserInIsRefused(RoomVersion version) {
            PaperRoom room = publicRoom(version);
            room.joinRule("invite");
            assertThatIllegalArgumentException().isThrownBy(() -> given(room, state(room)));
        }

        @ParameterizedTest
        @EnumSource
        void ofAnotherVersionThanItsTemplateIsRefused(RoomVersion version) {
            RoomVersion other = RoomVersion.values()[(version.ordinal() + 1) % RoomVersion.values().length];
            PaperRoom room = PaperRoom.of(version, create -> create.add("room_version", other.id()));
            assertThatIllegalArgumentException().isThrownBy(() -> given(room, state(room)));
        }
    }
}
