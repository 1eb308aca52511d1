package org.enishi.spec.server.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.fixture.Person.segment;

import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** @see <a href="https://spec.matrix.org/v1.19/server-server-api/#inviting-to-a-room">Matrix v1.19, "Inviting to a room"</a> */
@DisplayName("Inviting to a room, users of other servers who cannot be invited")
class UnwelcomeInvitationsIT {
    private Neighbours people;

    @BeforeEach
    void meet() {
        people = Neighbours.meet();
    }

    @Test
    @DisplayName("Whoever blocks invitations cannot be invited from elsewhere, and the inviter is told why")
    void blocked() {
        var room = ChatRoom.madeBy(people.alice(), "{}");
        people.bob()
                .talk()
                .put(
                        "/_matrix/client/v3/user/" + segment(people.bob().userId())
                                + "/account_data/m.invite_permission_config",
                        "{\"default_action\":\"block\"}")
                .ok();
        Reply reply = room.invite(people.alice(), people.bob());
        assertThat(reply.status()).as(reply.toString()).isEqualTo(403);
        assertThat(reply.errcode()).isEqualTo("M_INVITE_BLOCKED");
    }

    @Test
    @DisplayName("A server that the room's list excludes cannot invite users of a server that is in the room")
    void excluded() {
        var room = people.publicRoom("11");
        people.joins(people.bea(), room).ok();
        Neighbours.becomes(people.bea(), room, people.bea(), "join");
        room.set(people.alice(), "m.room.server_acl/", "{\"allow\":[\"*.example\"]}")
                .ok();
        Neighbours.soon(
                "the list has arrived",
                () -> room.state(people.bea(), "m.room.server_acl/").status() == 200
                        && room.state(people.bea(), "m.room.server_acl/")
                                .json()
                                .getJsonArray("allow")
                                .toString()
                                .equals("[\"*.example\"]"));
        Reply reply = room.invite(people.alice(), people.bob());
        assertThat(reply.status()).as(reply.toString()).isEqualTo(403);
        assertThat(reply.errcode()).isEqualTo("M_FORBIDDEN");
    }
}
