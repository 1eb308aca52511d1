package org.enishi.spec.client.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.fixture.Person.segment;

import jakarta.json.JsonObject;
import java.util.List;
import org.awaitility.Awaitility;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Matrix v1.19, Client-Server API, "Room membership". */
class MembershipIT {
    private Person alice;
    private Person bob;

    @BeforeEach
    void people() {
        alice = Servers.one().person("alice");
        bob = Servers.one().person("bob");
    }

    private static List<Object> outcome(Reply reply) {
        return List.of(reply.status(), reply.errcode());
    }

    private static JsonObject member(ChatRoom room, Person reader, Person whom) {
        return room.state(reader, "m.room.member/" + segment(whom.userId())).ok();
    }

    @Test
    @DisplayName("Joining twice is a success without a new event")
    void joinTwice() {
        var room = ChatRoom.openedBy(alice);
        assertThat(room.join(bob).ok().getString("room_id")).isEqualTo(room.id());
        room.join(bob).ok();
        assertThat(room.types(alice).stream().filter("m.room.member"::equals)).hasSize(2);
    }

    @Test
    @DisplayName("The body of join and leave may be missing, as clients in use send it")
    void noBody() {
        var room = ChatRoom.openedBy(alice);
        bob.talk()
                .post("/_matrix/client/v3/join/" + segment(room.id()) + "?server_name=a.example", "")
                .ok();
        bob.talk().post(room.path("leave"), "").ok();
        assertThat(member(room, alice, bob).getString("membership")).isEqualTo("leave");
    }

    @Test
    @DisplayName("The room is invite-only and the user was not invited")
    void uninvited() {
        var room = ChatRoom.madeBy(alice, "{}");
        assertThat(outcome(room.join(bob))).containsExactly(403, "M_FORBIDDEN");
        assertThat(outcome(new ChatRoom("!unheard-of").join(bob))).containsExactly(404, "M_NOT_FOUND");
    }

    @Test
    @DisplayName("An invitation opens the room, may be given twice, and carries its reason")
    void invitation() {
        var room = ChatRoom.madeBy(alice, "{}");
        room.invite(alice, bob).ok();
        room.invite(alice, bob).ok();
        assertThat(member(room, alice, bob).getString("reason")).isEqualTo("because");
        room.join(bob).ok();
        assertThat(outcome(room.invite(alice, bob))).containsExactly(403, "M_FORBIDDEN");
        Person carol = Servers.one().person("carol");
        assertThat(outcome(room.invite(carol, carol))).containsExactly(403, "M_FORBIDDEN");
    }

    @Test
    @DisplayName("If the user was invited to the room, but had not joined, this call serves to reject the invite")
    void rejection() {
        var room = ChatRoom.madeBy(alice, "{}");
        room.invite(alice, bob).ok();
        room.leave(bob).ok();
        assertThat(outcome(room.join(bob))).containsExactly(403, "M_FORBIDDEN");
        room.leave(bob).ok();
        assertThat(outcome(room.leave(Servers.one().person("carol")))).containsExactly(403, "M_FORBIDDEN");
    }

    @Test
    @DisplayName("Kick, ban, unban")
    void moderation() {
        var room = ChatRoom.openedBy(alice);
        room.join(bob).ok();
        assertThat(outcome(room.about(bob, "kick", alice))).containsExactly(403, "M_FORBIDDEN");
        room.about(alice, "kick", bob).ok();
        assertThat(member(room, alice, bob).getString("reason")).isEqualTo("because");
        assertThat(outcome(room.about(alice, "kick", bob))).containsExactly(403, "M_FORBIDDEN");
        room.join(bob).ok();
        room.about(alice, "ban", bob).ok();
        assertThat(outcome(room.join(bob))).containsExactly(403, "M_FORBIDDEN");
        assertThat(outcome(room.invite(alice, bob))).containsExactly(403, "M_FORBIDDEN");
        room.about(alice, "unban", bob).ok();
        assertThat(outcome(room.about(alice, "unban", bob))).containsExactly(403, "M_FORBIDDEN");
        room.join(bob).ok();
    }

    @Test
    @DisplayName("Kicking retracts an invitation")
    void retraction() {
        var room = ChatRoom.madeBy(alice, "{}");
        room.invite(alice, bob).ok();
        room.about(alice, "kick", bob).ok();
        assertThat(outcome(room.join(bob))).containsExactly(403, "M_FORBIDDEN");
    }

    @Test
    @DisplayName("A knock asks to be let in; the answer is an invitation or a removal")
    void knocking() {
        var room = ChatRoom.madeBy(
                alice, "{\"initial_state\":[{\"type\":\"m.room.join_rules\",\"content\":{\"join_rule\":\"knock\"}}]}");
        String knock = "/_matrix/client/v3/knock/" + segment(room.id());
        bob.talk().post(knock, "{\"reason\":\"please\"}").ok();
        bob.talk().post(knock, "{}").ok();
        assertThat(member(room, alice, bob).getString("reason")).isEqualTo("please");
        assertThat(outcome(room.join(bob))).containsExactly(403, "M_FORBIDDEN");
        room.invite(alice, bob).ok();
        room.join(bob).ok();
        var closed = ChatRoom.madeBy(alice, "{}");
        assertThat(outcome(bob.talk().post("/_matrix/client/v3/knock/" + segment(closed.id()), "{}")))
                .containsExactly(403, "M_FORBIDDEN");
    }

    @Test
    @DisplayName("A restricted room lets the members of another in, and a user who may invite vouches for them")
    void restricted() {
        var team = ChatRoom.madeBy(alice, "{\"invite\":[\"" + bob.userId() + "\"]}");
        var room = ChatRoom.madeBy(alice, """
                {"initial_state":[{"type":"m.room.join_rules","content":{"join_rule":"restricted",
                  "allow":[{"type":"m.room_membership","room_id":"%s"}]}}]}""".formatted(team.id()));
        assertThat(outcome(room.join(bob))).containsExactly(403, "M_FORBIDDEN");
        team.join(bob).ok();
        room.join(bob).ok();
        assertThat(member(room, alice, bob).getString("join_authorised_via_users_server"))
                .isEqualTo(alice.userId());
    }

    @Test
    @DisplayName("Where nobody in a restricted room can tell who may enter, or vouch for it, the errcode says which")
    void restrictedWithoutHelp() {
        var unheard = ChatRoom.madeBy(alice, restrictedTo("!unheard-of:example.org"));
        assertThat(outcome(unheard.join(bob))).containsExactly(400, "M_UNABLE_TO_AUTHORISE_JOIN");
        var team = ChatRoom.openedBy(alice);
        team.join(bob).ok();
        Person carol = Servers.one().person("carol");
        var left = ChatRoom.madeBy(
                alice,
                "{\"room_version\":\"10\",\"power_level_content_override\":{\"invite\":50},"
                        + restrictedTo(team.id()).substring(1));
        left.invite(alice, carol).ok();
        left.join(carol).ok();
        left.leave(alice).ok();
        assertThat(outcome(left.join(bob))).containsExactly(400, "M_UNABLE_TO_GRANT_JOIN");
        assertThat(outcome(left.join(Servers.one().person("dave")))).containsExactly(403, "M_FORBIDDEN");
    }

    private static String restrictedTo(String room) {
        return """
                {"initial_state":[{"type":"m.room.join_rules","content":{"join_rule":"restricted",
                  "allow":[{"type":"m.room_membership","room_id":"%s"}]}}]}""".formatted(room);
    }

    @Test
    @DisplayName("The user has not left the room: 400 M_UNKNOWN; afterwards history is out of reach")
    void forgetting() {
        var room = ChatRoom.openedBy(alice);
        room.join(bob).ok();
        assertThat(outcome(bob.talk().post(room.path("forget"), "{}"))).containsExactly(400, "M_UNKNOWN");
        room.leave(bob).ok();
        bob.talk().get(room.path("messages?dir=b")).ok();
        bob.talk().post(room.path("forget"), "{}").ok();
        assertThat(bob.talk().get(room.path("messages?dir=b")).status()).isEqualTo(403);
        room.join(bob).ok();
        bob.talk().get(room.path("messages?dir=b")).ok();
    }

    @Test
    @DisplayName("Like with other membership changes, a user can directly adjust the state of m.room.member")
    void byState() {
        var room = ChatRoom.madeBy(alice, "{}");
        room.set(alice, "m.room.member/" + segment(bob.userId()), "{\"membership\":\"invite\"}")
                .ok();
        room.set(bob, "m.room.member/" + segment(bob.userId()), "{\"membership\":\"join\",\"displayname\":\"B\"}")
                .ok();
        assertThat(member(room, alice, bob).getString("displayname")).isEqualTo("B");
    }

    @Test
    @DisplayName("Whose account was deactivated is in no room any more")
    void deactivation() {
        var room = ChatRoom.openedBy(alice);
        room.join(bob).ok();
        String proof = """
                {"auth":{"type":"m.login.password","identifier":{"type":"m.id.user","user":"%s"},"password":"%s"}}""".formatted(bob.userId(), bob.password());
        bob.talk().post("/_matrix/client/v3/account/deactivate", proof).ok();
        Awaitility.await()
                .untilAsserted(() -> assertThat(member(room, alice, bob).getString("membership"))
                        .isEqualTo("leave"));
    }

    @Test
    @DisplayName("Who is not in a room, or has no power there, is refused")
    void refusals() {
        var room = ChatRoom.openedBy(alice);
        assertThat(bob.talk().get(room.path("members")).status()).isEqualTo(403);
        room.join(bob).ok();
        assertThat(room.about(bob, "ban", alice).errcode()).isEqualTo("M_FORBIDDEN");
        String nowhere = "/_matrix/client/v3/knock/"
                + segment("!nowhere:" + Servers.one().name());
        Reply knock = bob.talk().post(nowhere, "{}");
        assertThat(knock.status()).isEqualTo(404);
        assertThat(knock.errcode()).isEqualTo("M_NOT_FOUND");
    }

    @Test
    @DisplayName("An invitation that cannot be read is refused")
    void unreadable() {
        var room = ChatRoom.madeBy(alice, "{}");
        assertThat(alice.talk().send("POST", room.path("invite"), "{").errcode())
                .isEqualTo("M_NOT_JSON");
        assertThat(alice.talk().send("POST", room.path("invite"), "[]").errcode())
                .isEqualTo("M_BAD_JSON");
    }
}
