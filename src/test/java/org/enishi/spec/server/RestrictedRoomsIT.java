package org.enishi.spec.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.peer.PeerRoom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Restricted rooms: as the resident server")
class RestrictedRoomsIT extends FederationIT {
    private final Person alice =
            org.enishi.fixture.peer.Neighbourhood.shared().server().person("alice");

    private ChatRoom room(String rule, String allow, int invite) {
        return ChatRoom.madeBy(alice, """
                {"room_version":"11","power_level_content_override":{"invite":%d},
                 "initial_state":[{"type":"m.room.join_rules","content":{"join_rule":"%s","allow":[%s]}}]}""".formatted(invite, rule, allow));
    }

    private static String membersOf(String room) {
        return "{\"type\":\"m.room_membership\",\"room_id\":\"" + room + "\"}";
    }

    private Reply makeJoin(ChatRoom room) {
        String path = "/_matrix/federation/v1/make_join/" + Person.segment(room.id()) + "/"
                + Person.segment("@stranger:" + town.peer(0).name()) + "?ver=11";
        return town.peer(0).ask(town.server(), "GET", path, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"restricted", "knock_restricted"})
    void whoMeetsAConditionGetsATemplateWithSomebodyWhoVouches(String rule) {
        ChatRoom club = ChatRoom.openedBy(alice);
        PeerRoom.join(town.peer(0), town.server(), club.id());
        ChatRoom room = room(rule, membersOf("!unknown:example") + "," + membersOf(club.id()), 50);
        JsonObject content = makeJoin(room).ok().getJsonObject("event").getJsonObject("content");
        assertThat(content.getString("join_authorised_via_users_server")).isEqualTo(alice.userId());
        PeerRoom.join(town.peer(0), town.server(), room.id());
    }

    @Test
    void whereNoConditionCanBeValidatedTheJoinIsNotAuthorised() {
        Reply reply = makeJoin(room("restricted", membersOf("!unknown:example"), 50));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errcode()).isEqualTo("M_UNABLE_TO_AUTHORISE_JOIN");
    }

    @Test
    void whereNobodyHereMayInviteAnotherServerIsToBeTried() {
        ChatRoom club = ChatRoom.openedBy(alice);
        PeerRoom.join(town.peer(0), town.server(), club.id());
        Reply reply = makeJoin(room("restricted", membersOf(club.id()), 101));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errcode()).isEqualTo("M_UNABLE_TO_GRANT_JOIN");
    }

    @Test
    void whoFailsAllConditionsOrFindsNoneIsForbidden() {
        ChatRoom club = ChatRoom.openedBy(alice);
        assertThat(makeJoin(room("restricted", membersOf(club.id()), 50)).errcode())
                .isEqualTo("M_FORBIDDEN");
        assertThat(makeJoin(room("restricted", "", 50)).errcode()).isEqualTo("M_FORBIDDEN");
        assertThat(makeJoin(room("restricted", "{\"type\":\"org.example.other\"}", 50))
                        .errcode())
                .isEqualTo("M_FORBIDDEN");
    }
}
