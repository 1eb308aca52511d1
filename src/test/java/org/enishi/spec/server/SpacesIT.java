package org.enishi.spec.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Space;
import org.enishi.fixture.peer.PeerRoom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Spaces: as the one who has them")
class SpacesIT extends FederationIT {
    private Reply ask(int peer, ChatRoom room, String query) {
        String path = "/_matrix/federation/v1/hierarchy/" + Person.segment(room.id()) + query;
        return town.peer(peer).ask(town.server(), "GET", path, null);
    }

    private static List<String> children(JsonObject answer) {
        return answer.getJsonArray("children").getValuesAs(JsonObject.class).stream()
                .map(child -> child.getString("room_id"))
                .toList();
    }

    @Test
    void theChildrenThatTheServersUsersCouldEnterAreToldAndTheOthersNamed() {
        Person alice = town.server().person("alice");
        ChatRoom open = ChatRoom.openedBy(alice);
        ChatRoom closed = ChatRoom.madeBy(alice, "{}");
        Space space = Space.openedBy(alice)
                .with(alice, open, ",\"suggested\":true")
                .with(alice, closed, "")
                .with(alice, new ChatRoom("!not-known-here"), "");
        JsonObject answer = ask(0, space.room(), "").ok();
        assertThat(answer.getJsonObject("room").getString("room_id"))
                .isEqualTo(space.room().id());
        assertThat(answer.getJsonObject("room").getJsonArray("children_state")).hasSize(3);
        assertThat(children(answer)).containsExactly(open.id());
        assertThat(answer.getJsonArray("inaccessible_children").getString(0)).isEqualTo(closed.id());
        JsonObject suggested = ask(0, space.room(), "?suggested_only=true").ok();
        assertThat(suggested.getJsonArray("inaccessible_children")).isEmpty();
        assertThat(children(suggested)).containsExactly(open.id());
    }

    @Test
    void aRoomThatIsNotKnownOrNotForTheServersUsersIsNotFound() {
        Person alice = town.server().person("alice");
        assertThat(ask(0, new ChatRoom("!not-known-here"), "").errcode()).isEqualTo("M_NOT_FOUND");
        assertThat(ask(0, ChatRoom.madeBy(alice, "{}"), "").errcode()).isEqualTo("M_NOT_FOUND");
        ChatRoom barred = ChatRoom.openedBy(alice);
        barred.set(alice, "m.room.server_acl", "{\"allow\":[\"*.example\"]}").ok();
        assertThat(ask(0, barred, "").errcode()).isEqualTo("M_NOT_FOUND");
    }

    @Test
    void theMembersOfOneRoomSeeTheRestrictedOnesThatItOpens() {
        Person alice = town.server().person("alice");
        ChatRoom club = ChatRoom.openedBy(alice);
        ChatRoom room = ChatRoom.madeBy(alice, """
                {"initial_state":[{"type":"m.room.join_rules","content":{"join_rule":"restricted",
                  "allow":[{"type":"m.room_membership","room_id":"%s"}]}}]}""".formatted(club.id()));
        assertThat(ask(0, room, "").errcode()).isEqualTo("M_NOT_FOUND");
        PeerRoom.join(town.peer(0), town.server(), club.id());
        assertThat(ask(0, room, "").ok().getJsonObject("room").getJsonArray("allowed_room_ids"))
                .hasSize(1);
        assertThat(ask(1, room, "").errcode()).isEqualTo("M_NOT_FOUND");
    }
}
