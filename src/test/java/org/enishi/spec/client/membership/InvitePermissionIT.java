package org.enishi.spec.client.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.fixture.Person.segment;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#invite-permission">Matrix v1.19, "Invite permission"</a> */
@DisplayName("Invite permission")
class InvitePermissionIT {
    private static final String BLOCK = "{\"default_action\":\"block\"}";

    private Person alice;
    private Person bob;

    @BeforeEach
    void people() {
        alice = Servers.one().person("alice");
        bob = Servers.one().person("bob");
    }

    @Test
    @DisplayName("Whoever blocks invitations cannot be invited: by invite, in a new room, by a member event")
    void blocked() {
        var room = ChatRoom.madeBy(alice, "{}");
        says(BLOCK);
        assertBlocked(room.invite(alice, bob));
        assertBlocked(room.set(alice, "m.room.member/" + segment(bob.userId()), "{\"membership\":\"invite\"}"));
        assertBlocked(alice.talk().post("/_matrix/client/v3/createRoom", "{\"invite\":[\"" + bob.userId() + "\"]}"));
        says("{}");
        room.invite(alice, bob).ok();
    }

    @Test
    @DisplayName("An invitation from before is not synced while they are blocked, but stands in the state")
    void hidden() {
        var room = ChatRoom.madeBy(alice, "{}");
        room.invite(alice, bob).ok();
        assertThat(invitations()).containsKey(room.id());
        says(BLOCK);
        assertThat(invitations()).doesNotContainKey(room.id());
        assertThat(room.state(alice, "m.room.member/" + segment(bob.userId()))
                        .ok()
                        .getString("membership"))
                .isEqualTo("invite");
        says("{}");
        assertThat(invitations()).containsKey(room.id());
    }

    private void says(String permission) {
        bob.talk()
                .put(
                        "/_matrix/client/v3/user/" + segment(bob.userId()) + "/account_data/m.invite_permission_config",
                        permission)
                .ok();
    }

    private JsonObject invitations() {
        JsonObject rooms = bob.talk().get("/_matrix/client/v3/sync").ok().getJsonObject("rooms");
        JsonObject found = rooms == null ? null : rooms.getJsonObject("invite");
        return found == null ? JsonValue.EMPTY_JSON_OBJECT : found;
    }

    private static void assertBlocked(Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(403);
        assertThat(reply.errcode()).isEqualTo("M_INVITE_BLOCKED");
    }
}
