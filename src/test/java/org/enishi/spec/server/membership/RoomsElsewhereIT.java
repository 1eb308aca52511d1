package org.enishi.spec.server.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.spec.server.membership.Neighbours.becomes;
import static org.enishi.spec.server.membership.Neighbours.reads;
import static org.enishi.spec.server.membership.Neighbours.soon;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.IdentityServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Space;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Matrix v1.19, server-server API: rooms that need another server's word, or are only looked at. */
class RoomsElsewhereIT {
    private static Neighbours they;

    @BeforeAll
    static void meet() {
        they = Neighbours.meet();
    }

    @ParameterizedTest
    @CsvSource({"10, knock_restricted", "12, restricted"})
    @DisplayName(
            "Who cannot be vouched for by a server in the room joins through another one, and nothing is forgotten")
    void restrictedThroughAnother(String version, String rule) {
        ChatRoom club = they.publicRoom(version);
        ChatRoom room = ChatRoom.madeBy(they.alice(), """
                {"room_version":"%s","power_level_content_override":{"invite":50},
                 "initial_state":[{"type":"m.room.join_rules","content":{"join_rule":"%s",
                  "allow":[{"type":"m.room_membership","room_id":"%s"}]}}]}""".formatted(version, rule, club.id()));
        for (Person member : List.of(they.bob(), they.bea()))
            they.joins(member, club).ok();
        they.joins(they.bob(), room).ok();
        room.say(they.bob(), "before");
        they.joins(they.bea(), room).ok();
        assertThat(room.state(
                                they.bob(),
                                "m.room.member/" + Person.segment(they.bea().userId()))
                        .ok()
                        .getString("join_authorised_via_users_server"))
                .isEqualTo(they.alice().userId());
        becomes(they.alice(), room, they.bea(), "join");
        room.say(they.alice(), "after");
        room.say(they.bea(), "from Bea");
        for (Person reader : List.of(they.alice(), they.bob(), they.bea()))
            reads(reader, room, "before", "after", "from Bea");
    }

    @Test
    @DisplayName("m.federate: false: users on other servers cannot be invited, and cannot join")
    void closedRooms() {
        ChatRoom room = ChatRoom.madeBy(
                they.alice(), "{\"preset\":\"public_chat\",\"creation_content\":{\"m.federate\":false}}");
        assertThat(room.invite(they.alice(), they.bob()).errcode()).isEqualTo("M_FORBIDDEN");
        assertThat(they.joins(they.bob(), room).errcode()).isEqualTo("M_FORBIDDEN");
    }

    @Test
    @DisplayName("A server that is not in the room requests the inviting homeserver to auth the event")
    void thirdPartyInvite() {
        var identity = new IdentityServer();
        ChatRoom room = they.room("12", "{\"join_rule\":\"invite\"}");
        room.set(they.alice(), "m.room.third_party_invite/token", identity.invitation())
                .ok();
        assertThat(joins(room, new IdentityServer().signed(they.alice(), they.bob(), "token"))
                        .errcode())
                .isEqualTo("M_FORBIDDEN");
        joins(room, identity.signed(they.alice(), they.bob(), "token")).ok();
        becomes(they.alice(), room, they.bob(), "join");
    }

    @Test
    @DisplayName("Where a child room is unknown to the local server, federation is used to fill in the details")
    void hierarchy() {
        ChatRoom open = they.publicRoom("12");
        ChatRoom closed = they.room("12", "{\"join_rule\":\"invite\"}");
        ChatRoom below = they.publicRoom("12");
        ChatRoom theirs = ChatRoom.openedBy(they.bob());
        Space inner = Space.openedBy(they.alice()).with(they.alice(), below, "");
        Space outer = Space.openedBy(they.alice())
                .with(they.alice(), open, "")
                .with(they.alice(), closed, "")
                .with(they.alice(), inner.room(), "");
        outer.room()
                .set(
                        they.alice(),
                        "m.space.child/" + Person.segment(theirs.id()),
                        "{\"via\":[\"" + they.there().name() + "\"]}")
                .ok();
        Space own = Space.openedBy(they.bea()).with(they.bea(), theirs, "");
        own.room()
                .set(
                        they.bea(),
                        "m.space.child/" + Person.segment(outer.room().id()),
                        "{\"via\":[\"" + they.here().name() + "\"]}")
                .ok();
        JsonObject page = own.hierarchy(they.bea(), "").ok();
        assertThat(Space.rooms(page))
                .containsExactly(
                        own.room().id(),
                        theirs.id(),
                        outer.room().id(),
                        open.id(),
                        inner.room().id(),
                        below.id());
    }

    @Test
    @DisplayName("The servers to request the summary from when the local server cannot generate it")
    void summary() {
        ChatRoom room = they.publicRoom("12");
        String path = "/_matrix/client/v1/room_summary/" + Person.segment(room.id()) + "?via="
                + Person.segment(they.here().name());
        JsonObject told = they.bob().talk().get(path).ok();
        assertThat(told.getString("name")).isEqualTo("Room");
        assertThat(told).doesNotContainKey("membership");
        ChatRoom closed = they.room("12", "{\"join_rule\":\"invite\"}");
        Reply refused = they.bob().talk().get(path.replace(Person.segment(room.id()), Person.segment(closed.id())));
        assertThat(refused.errcode()).isEqualTo("M_NOT_FOUND");
    }

    @Test
    @DisplayName("If the server does not have all of the history, it asks other servers for the event of that time")
    void timestamps() {
        ChatRoom room = they.publicRoom("12");
        String said = room.say(they.alice(), "long ago");
        long time = they.alice()
                .talk()
                .get(room.path("event/" + Person.segment(said)))
                .ok()
                .getJsonNumber("origin_server_ts")
                .longValue();
        soon("the clock goes on", () -> java.time.Clock.systemUTC().millis() > time);
        for (int i = 0; i < 3; i++) room.say(they.alice(), "between " + i);
        they.joins(they.bob(), room).ok();
        String path =
                "/_matrix/client/v1/rooms/" + Person.segment(room.id()) + "/timestamp_to_event?ts=" + time + "&dir=";
        JsonObject found = they.bob().talk().get(path + "f").ok();
        assertThat(found.getString("event_id")).isEqualTo(said);
        assertThat(found.getJsonNumber("origin_server_ts").longValue()).isEqualTo(time);
        JsonObject around = they.bob()
                .talk()
                .get(room.path("context/" + Person.segment(said)))
                .ok();
        assertThat(around.getJsonObject("event").getJsonObject("content").getString("body"))
                .isEqualTo("long ago");
        assertThat(they.bob().talk().get(path + "b").ok().getString("event_id")).isEqualTo(said);
    }

    private static Reply joins(ChatRoom room, JsonObject signed) {
        String path = "/_matrix/client/v3/join/" + Person.segment(room.id()) + "?via="
                + Person.segment(they.here().name());
        return they.bob()
                .talk()
                .post(
                        path,
                        Json.createObjectBuilder()
                                .add("third_party_signed", signed)
                                .build());
    }
}
