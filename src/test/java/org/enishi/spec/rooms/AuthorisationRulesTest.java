package org.enishi.spec.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.spec.rooms.PaperRoom.ALICE;
import static org.enishi.spec.rooms.PaperRoom.BOB;
import static org.enishi.spec.rooms.PaperRoom.EMPTY;
import static org.enishi.spec.rooms.PaperRoom.content;
import static org.enishi.spec.rooms.PaperRoom.json;

import java.util.List;
import java.util.stream.Stream;
import org.enishi.event.Event;
import org.enishi.event.RoomState;
import org.enishi.event.RoomVersion;
import org.enishi.event.StateKey;
import org.enishi.json.EventReader;
import org.enishi.json.Json;
import org.enishi.rules.auth.AuthEventList;
import org.enishi.rules.auth.Authoriser;
import org.enishi.rules.auth.Rule;
import org.enishi.rules.auth.Verdict;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** <a href="https://spec.matrix.org/v1.19/rooms/v12/#authorisation-rules">Matrix v1.19, rooms, "Authorisation rules"</a>. */
class AuthorisationRulesTest {
    private static final Verdict ALLOW = Verdict.ALLOW;

    private static Verdict rejected(Rule rule) {
        return Verdict.reject(rule);
    }

    /** Rule 1. */
    @Nested
    class Create {
        private Verdict judge(Event create) {
            return new Authoriser().judge(create, RoomState.EMPTY);
        }

        private Event create(RoomVersion version, String content) {
            var empty = json(content);
            return PaperRoom.of(version).fork().make(ALICE, "m.room.create", "", empty);
        }

        private Event with(Event create, String key, String value) {
            return EventReader.read(
                    Json.object(create.json())
                            .add(key, Json.readValue(value.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                            .build(),
                    create.version());
        }

        private Event first(RoomVersion version, String content) {
            return with(create(version, content), "prev_events", "[]");
        }

        @ParameterizedTest
        @EnumSource
        void isAllowed(RoomVersion version) {
            assertThat(judge(first(version, "{'creator':'@alice:one.example'}")))
                    .isEqualTo(ALLOW);
        }

        @ParameterizedTest
        @EnumSource
        void withPrevEventsIsRejected(RoomVersion version) {
            assertThat(judge(create(version, "{'creator':'@a:b'}"))).isEqualTo(rejected(Rule.CREATE_HAS_PREV_EVENTS));
        }

        @ParameterizedTest
        @EnumSource(to = "V11")
        void inARoomOfAnotherDomainIsRejected(RoomVersion version) {
            var create = with(first(version, "{'creator':'@a:b'}"), "room_id", "\"!r:two.example\"");
            assertThat(judge(create)).isEqualTo(rejected(Rule.CREATE_ROOM_OF_ANOTHER_DOMAIN));
        }

        @Test
        void thatNamesItsRoomIsRejectedSinceVersion12() {
            var create = with(first(RoomVersion.V12, "{}"), "room_id", "\"!r:one.example\"");
            assertThat(judge(create)).isEqualTo(rejected(Rule.CREATE_NAMES_A_ROOM));
        }

        @ParameterizedTest
        @EnumSource
        void ofAnUnknownVersionIsRejected(RoomVersion version) {
            assertThat(judge(first(version, "{'creator':'@a:b','room_version':'x'}")))
                    .isEqualTo(rejected(Rule.CREATE_VERSION_UNKNOWN));
            assertThat(judge(first(version, "{'creator':'@a:b','room_version':12}")))
                    .isEqualTo(rejected(Rule.CREATE_VERSION_UNKNOWN));
        }

        @ParameterizedTest
        @EnumSource
        void withoutCreatorIsRejectedUntilVersion10(RoomVersion version) {
            assertThat(judge(first(version, "{}")).isAllowed()).isEqualTo(version.creatorIsSender());
        }

        @ParameterizedTest
        @ValueSource(strings = {"'x'", "{}", "[1]", "['alice']", "[null]", "['@alice']", "['@a:b','']"})
        void withAdditionalCreatorsThatAreNoListOfUsersIsRejectedSinceVersion12(String creators) {
            String content = "{'creator':'@a:b','additional_creators':" + creators + "}";
            assertThat(judge(first(RoomVersion.V12, content)))
                    .isEqualTo(rejected(Rule.CREATE_ADDITIONAL_CREATORS_INVALID));
            assertThat(judge(first(RoomVersion.V11, content))).isEqualTo(ALLOW);
        }
    }

    /** Rules 2 and 3. */
    @Nested
    class AuthEvents {
        private Event message(PaperRoom room) {
            return room.make(ALICE, "m.room.message", null, EMPTY);
        }

        private List<Event> listed(PaperRoom room, Event event) {
            return room.events().stream()
                    .map(known -> known.event())
                    .filter(known -> event.authEvents().contains(known.id()))
                    .toList();
        }

        private Event citing(PaperRoom room, Event event, Stream<Event> cited) {
            var ids = room.citing(cited.map(auth -> auth.id()).toList());
            return EventReader.read(
                    Json.object(event.json()).add("auth_events", ids).build(), room.version);
        }

        private Verdict judge(PaperRoom room, Event event) {
            return AuthEventList.judge(event, listed(room, event), known -> false);
        }

        @ParameterizedTest
        @EnumSource
        void asSelectedAreAllowed(RoomVersion version) {
            PaperRoom room = PaperRoom.of(version);
            assertThat(judge(room, message(room))).isEqualTo(ALLOW);
        }

        @ParameterizedTest
        @EnumSource
        void forTheSameStateAreRejected(RoomVersion version) {
            PaperRoom room = PaperRoom.of(version);
            Event first = room.powerLevels(ALICE, "{}");
            room.powerLevels(ALICE, "{'ban':50}");
            Event event = message(room);
            Event twice = citing(room, event, Stream.concat(listed(room, event).stream(), Stream.of(first)));
            assertThat(judge(room, twice)).isEqualTo(rejected(Rule.AUTH_EVENTS_DUPLICATE));
            Event same = citing(room, event, Stream.of(first, first));
            assertThat(AuthEventList.judge(same, List.of(first), known -> false))
                    .isEqualTo(rejected(Rule.AUTH_EVENTS_DUPLICATE));
        }

        @ParameterizedTest
        @EnumSource
        void thatWereNotSelectedAreRejected(RoomVersion version) {
            PaperRoom room = PaperRoom.of(version);
            Event rules = room.joinRule("public");
            Event event = message(room);
            Event more = citing(room, event, Stream.concat(listed(room, event).stream(), Stream.of(rules)));
            assertThat(judge(room, more)).isEqualTo(rejected(Rule.AUTH_EVENTS_SURPLUS));
        }

        @ParameterizedTest
        @EnumSource
        void thatAreNoStateAreRejected(RoomVersion version) {
            PaperRoom room = PaperRoom.of(version);
            Event earlier = room.add(message(room));
            Event event = message(room);
            Event more = citing(room, event, Stream.concat(listed(room, event).stream(), Stream.of(earlier)));
            assertThat(judge(room, more)).isEqualTo(rejected(Rule.AUTH_EVENTS_SURPLUS));
        }

        @ParameterizedTest
        @EnumSource
        void thatWereRejectedReject(RoomVersion version) {
            PaperRoom room = PaperRoom.of(version);
            Event event = message(room);
            assertThat(AuthEventList.judge(event, listed(room, event), known -> true))
                    .isEqualTo(rejected(Rule.AUTH_EVENTS_REJECTED));
        }

        @ParameterizedTest
        @EnumSource
        void nameTheCreateEventUntilVersion11AndNeverSince(RoomVersion version) {
            PaperRoom room = PaperRoom.of(version);
            Event event = message(room);
            Event create = room.state.get(StateKey.CREATE);
            Event without = citing(room, event, listed(room, event).stream().filter(auth -> auth != create));
            Event with = citing(room, event, Stream.concat(Stream.of(create), listed(room, without).stream()));
            boolean since12 = version.roomIdIsCreateEventHash();
            assertThat(judge(room, without)).isEqualTo(since12 ? ALLOW : rejected(Rule.AUTH_EVENTS_WITHOUT_CREATE));
            assertThat(judge(room, with)).isEqualTo(since12 ? rejected(Rule.AUTH_EVENTS_SURPLUS) : ALLOW);
        }

        @ParameterizedTest
        @EnumSource
        void ofAnotherRoomAreRejected(RoomVersion version) {
            PaperRoom room = PaperRoom.of(version);
            Event event = message(room);
            String other = version.roomIdIsCreateEventHash() ? "!other" : "!other:one.example";
            Event elsewhere = EventReader.read(
                    Json.object(event.json()).add("room_id", other).build(), version);
            assertThat(AuthEventList.judge(elsewhere, listed(room, event), known -> false))
                    .isEqualTo(rejected(Rule.AUTH_EVENTS_OF_ANOTHER_ROOM));
        }

        @ParameterizedTest
        @EnumSource
        void thatAreNotKnownReject(RoomVersion version) {
            PaperRoom room = PaperRoom.of(version);
            assertThat(AuthEventList.judge(message(room), List.of(), known -> false))
                    .isEqualTo(rejected(Rule.AUTH_EVENTS_UNKNOWN));
        }
    }

    @Nested
    class AnyEvent {
        @ParameterizedTest
        @EnumSource
        void inARoomWithoutCreateEventIsRejected(RoomVersion version) {
            Event event = PaperRoom.of(version).make(ALICE, "m.room.message", null, EMPTY);
            assertThat(new Authoriser().judge(event, RoomState.EMPTY)).isEqualTo(rejected(Rule.ROOM_UNKNOWN));
        }

        @ParameterizedTest
        @EnumSource
        void ofAnotherRoomThanTheCreateEventIsRejected(RoomVersion version) {
            PaperRoom room = PaperRoom.of(version);
            PaperRoom other = PaperRoom.of(version, create -> create.add("x", 1));
            Event event = other.make(ALICE, "m.room.message", null, EMPTY);
            assertThat(room.judge(event).isAllowed()).isEqualTo(!version.roomIdIsCreateEventHash());
        }

        @ParameterizedTest
        @EnumSource
        void ofAnotherServerIsRejectedInARoomThatDoesNotFederate(RoomVersion version) {
            PaperRoom room = PaperRoom.of(version, create -> create.add("m.federate", false));
            room.joinRule("public");
            assertThat(room.judge(room.membership(BOB, BOB, "join"))).isEqualTo(rejected(Rule.ROOM_DOES_NOT_FEDERATE));
            assertThat(room.judge(room.membership(PaperRoom.DAVE, PaperRoom.DAVE, "join")))
                    .isEqualTo(ALLOW);
        }

        @ParameterizedTest
        @EnumSource
        void ofWhoIsNotJoinedIsRejected(RoomVersion version) {
            PaperRoom room = PaperRoom.of(version);
            assertThat(room.judge(room.make(BOB, "m.room.message", null, EMPTY)))
                    .isEqualTo(rejected(Rule.SENDER_NOT_JOINED));
            room.member(ALICE, BOB, "invite");
            assertThat(room.judge(room.make(BOB, "m.room.message", null, EMPTY)))
                    .isEqualTo(rejected(Rule.SENDER_NOT_JOINED));
        }

        @ParameterizedTest
        @EnumSource
        void needsThePowerOfItsType(RoomVersion version) {
            PaperRoom room = PaperRoom.of(version);
            room.member(BOB, BOB, "join");
            room.powerLevels(ALICE, "{'events':{'x':10},'events_default':1,'users':{'@bob:two.example':9}}");
            assertThat(room.judge(room.make(BOB, "y", null, EMPTY))).isEqualTo(ALLOW);
            assertThat(room.judge(room.make(BOB, "x", null, EMPTY))).isEqualTo(rejected(Rule.TYPE_NEEDS_MORE_POWER));
            assertThat(room.judge(room.make(BOB, "y", "", EMPTY))).isEqualTo(rejected(Rule.TYPE_NEEDS_MORE_POWER));
        }

        @ParameterizedTest
        @EnumSource
        void ofStateNeedsFiftyAndAMessageNothingWithoutPowerLevels(RoomVersion version) {
            PaperRoom room = PaperRoom.of(version);
            room.member(BOB, BOB, "join");
            assertThat(room.judge(room.make(BOB, "x", null, EMPTY))).isEqualTo(ALLOW);
            assertThat(room.judge(room.make(BOB, "x", "", EMPTY))).isEqualTo(rejected(Rule.TYPE_NEEDS_MORE_POWER));
            assertThat(room.judge(room.make(ALICE, "x", "", EMPTY))).isEqualTo(ALLOW);
        }

        @ParameterizedTest
        @EnumSource
        void withAnotherUserAsStateKeyIsRejected(RoomVersion version) {
            PaperRoom room = PaperRoom.of(version);
            assertThat(room.judge(room.make(ALICE, "x", BOB.value(), EMPTY)))
                    .isEqualTo(rejected(Rule.STATE_KEY_IS_ANOTHER_USER));
            assertThat(room.judge(room.make(ALICE, "x", ALICE.value(), EMPTY))).isEqualTo(ALLOW);
        }

        @ParameterizedTest
        @EnumSource(from = "V3")
        void thatRedactsIsJudgedLikeAnyOtherSinceVersion3(RoomVersion version) {
            PaperRoom room = PaperRoom.of(version);
            room.member(BOB, BOB, "join");
            Event redaction = room.make(BOB, "m.room.redaction", null, content("redacts", "$of-alice"));
            assertThat(room.judge(redaction)).isEqualTo(ALLOW);
        }
    }
}
