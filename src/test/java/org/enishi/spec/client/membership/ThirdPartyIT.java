package org.enishi.spec.client.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.fixture.Person.segment;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.IdentityServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Matrix v1.19, Client-Server API, "Third-party invites". */
class ThirdPartyIT {
    private final IdentityServer identity = new IdentityServer();
    private Person alice;
    private Person bob;
    private ChatRoom room;

    @BeforeEach
    void invite() {
        alice = Servers.one().person("alice");
        bob = Servers.one().person("bob");
        room = ChatRoom.madeBy(alice, "{}");
        room.set(alice, "m.room.third_party_invite/token", identity.invitation())
                .ok();
    }

    private Reply join(Person who, JsonObject signed) {
        return who.talk()
                .post(
                        room.path("join"),
                        Json.createObjectBuilder()
                                .add("third_party_signed", signed)
                                .build());
    }

    @Test
    @DisplayName(
            "If a third_party_signed was supplied, it must match a pending m.room.third_party_invite event in the room")
    void join() {
        assertThat(join(bob, identity.signed(alice, bob, "another")).errcode()).isEqualTo("M_FORBIDDEN");
        join(bob, identity.signed(alice, bob, "token")).ok();
        assertThat(room.types(bob)).contains("m.room.third_party_invite");
        assertThat(room.state(alice, "m.room.member/" + segment(bob.userId()))
                        .ok()
                        .getString("membership"))
                .isEqualTo("join");
    }

    @Test
    @DisplayName("The key of the pending invitation must have signed, and for the user who joins")
    void wrongSignatures() {
        assertThat(join(bob, new IdentityServer().signed(alice, bob, "token")).errcode())
                .isEqualTo("M_FORBIDDEN");
        Person carol = Servers.one().person("carol");
        assertThat(join(carol, identity.signed(alice, bob, "token")).errcode()).isEqualTo("M_FORBIDDEN");
        assertThat(join(bob, identity.signed(carol, bob, "token")).errcode()).isEqualTo("M_FORBIDDEN");
    }

    @Test
    @DisplayName("An invitation that was taken back is none any more")
    void takenBack() {
        room.set(alice, "m.room.third_party_invite/token", "{}").ok();
        assertThat(join(bob, identity.signed(alice, bob, "token")).errcode()).isEqualTo("M_FORBIDDEN");
    }

    @Test
    @DisplayName(
            "The homeserver is told that a user has bound an identifier, and the pending invitations become invites")
    void bound() {
        JsonObject told = Json.createObjectBuilder()
                .add("medium", "email")
                .add("address", "bob@example.org")
                .add("mxid", bob.userId())
                .add(
                        "invites",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("medium", "email")
                                        .add("address", "bob@example.org")
                                        .add("mxid", bob.userId())
                                        .add("room_id", room.id())
                                        .add("sender", alice.userId())
                                        .add("signed", identity.signed(alice, bob, "token"))))
                .build();
        Servers.one().talk().put("/_matrix/federation/v1/3pid/onbind", told).ok();
        JsonObject member =
                room.state(alice, "m.room.member/" + segment(bob.userId())).ok();
        assertThat(member.getString("membership")).isEqualTo("invite");
        assertThat(member.getJsonObject("third_party_invite").getString("display_name"))
                .isEqualTo("b…@example.org");
        room.join(bob).ok();
    }
}
