package org.enishi.spec.server.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.spec.server.membership.Neighbours.becomes;
import static org.enishi.spec.server.membership.Neighbours.reads;
import static org.enishi.spec.server.membership.Neighbours.readsBackTo;
import static org.enishi.spec.server.membership.Neighbours.shown;
import static org.enishi.spec.server.membership.Neighbours.soon;
import static org.enishi.spec.server.membership.Neighbours.types;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** <a href="https://spec.matrix.org/v1.19/server-server-api/#joining-rooms">Matrix v1.19, server-server API, "Joining Rooms" to "Leaving Rooms"</a>. */
class HandshakesIT {
    private static Neighbours they;

    @BeforeAll
    static void meet() {
        they = Neighbours.meet();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3", "4", "5", "6", "9", "10", "11", "12"})
    void whoJoinsTalksAndLeavesAndComesBack(String version) {
        ChatRoom room = they.publicRoom(version);
        they.joins(they.bob(), room).ok();
        becomes(they.alice(), room, they.bob(), "join");
        room.say(they.bob(), "from Bob");
        room.say(they.alice(), "from Alice");
        reads(they.alice(), room, "from Bob", "from Alice");
        reads(they.bob(), room, "from Bob", "from Alice");
        room.leave(they.bob()).ok();
        becomes(they.alice(), room, they.bob(), "leave");
        room.say(they.alice(), "meanwhile");
        they.joins(they.bob(), room).ok();
        readsBackTo(they.bob(), room, "meanwhile");
    }

    @Test
    void manyWhoJoinAtOnceAllGetIn() {
        ChatRoom room = they.publicRoom("12");
        List<Person> crowd = Stream.of("a", "b", "c", "d")
                .map(name -> they.there().person(name))
                .toList();
        List<CompletableFuture<Reply>> joins = crowd.stream()
                .map(each -> CompletableFuture.supplyAsync(() -> they.joins(each, room)))
                .toList();
        joins.forEach(join -> join.join().ok());
        crowd.forEach(each -> becomes(they.alice(), room, each, "join"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "3", "4", "6", "10", "11", "12"})
    void anInvitationShowsTheRoomAndIsRefused(String version) {
        ChatRoom room = they.room(version, "{\"join_rule\":\"invite\"}");
        assertThat(they.joins(they.bob(), room).status()).isEqualTo(403);
        room.invite(they.alice(), they.bob()).ok();
        soon("invited", () -> !shown(they.bob(), room, "invite", "invite_state").isEmpty());
        var card = shown(they.bob(), room, "invite", "invite_state");
        assertThat(types(card)).contains("m.room.create", "m.room.name", "m.room.join_rules", "m.room.member");
        room.leave(they.bob()).ok();
        becomes(they.alice(), room, they.bob(), "leave");
        assertThat(shown(they.bob(), room, "invite", "invite_state")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "10", "12"})
    void anInvitationThatIsTakenBackIsGoneThoughNobodyElseOfThatServerIsInTheRoom(String version) {
        ChatRoom room = they.room(version, "{\"join_rule\":\"invite\"}");
        room.invite(they.alice(), they.bob()).ok();
        soon("invited", () -> !shown(they.bob(), room, "invite", "invite_state").isEmpty());
        room.about(they.alice(), "kick", they.bob()).ok();
        soon(
                "not invited any more",
                () -> shown(they.bob(), room, "invite", "invite_state").isEmpty());
        room.invite(they.alice(), they.bob()).ok();
        soon(
                "invited again",
                () -> !shown(they.bob(), room, "invite", "invite_state").isEmpty());
        they.joins(they.bob(), room).ok();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "10", "11", "12"})
    void aKnockIsTakenBackMadeAgainAndHeard(String version) {
        ChatRoom room = they.room(version, "{\"join_rule\":\"knock\"}");
        they.knocks(they.bob(), room).ok();
        becomes(they.alice(), room, they.bob(), "knock");
        assertThat(types(shown(they.bob(), room, "knock", "knock_state"))).contains("m.room.create", "m.room.name");
        room.leave(they.bob()).ok();
        becomes(they.alice(), room, they.bob(), "leave");
        they.knocks(they.bob(), room).ok();
        becomes(they.alice(), room, they.bob(), "knock");
        room.invite(they.alice(), they.bob()).ok();
        they.joins(they.bob(), room).ok();
        becomes(they.alice(), room, they.bob(), "join");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "9", "10", "11", "12"})
    void aRestrictedRoomOpensToTheMembersOfAnother(String version) {
        ChatRoom club = they.room(version, "{\"join_rule\":\"invite\"}");
        ChatRoom room = they.room(
                version,
                "{\"join_rule\":\"restricted\",\"allow\":[{\"type\":\"m.room_membership\",\"room_id\":\"" + club.id()
                        + "\"}]}");
        assertThat(they.joins(they.bob(), room).errcode()).isEqualTo("M_FORBIDDEN");
        for (Person member : List.of(they.bob(), they.bea())) {
            club.invite(they.alice(), member).ok();
            soon("invited", () -> they.joins(member, club).status() == 200);
            soon("in the club", () -> they.joins(member, room).status() == 200);
            becomes(they.alice(), room, member, "join");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "6"})
    void nobodyKnocksOnARoomOfAVersionThatKnowsNoKnock(String version) {
        ChatRoom room = they.room(version, "{\"join_rule\":\"knock\"}");
        Reply knock = they.knocks(they.bob(), room);
        assertThat(knock.status()).isEqualTo(400);
        assertThat(knock.errcode()).isEqualTo("M_INCOMPATIBLE_ROOM_VERSION");
    }

    @Test
    void whoIsKickedMayComeBackAndWhoIsBannedMayNot() {
        ChatRoom room = they.publicRoom("12");
        they.joins(they.bob(), room).ok();
        becomes(they.alice(), room, they.bob(), "join");
        room.about(they.alice(), "kick", they.bob()).ok();
        soon("kicked", () -> room.send(they.bob(), "still here?").status() == 403);
        they.joins(they.bob(), room).ok();
        becomes(they.alice(), room, they.bob(), "join");
        room.about(they.alice(), "ban", they.bob()).ok();
        soon("banned", () -> room.send(they.bob(), "still here?").status() == 403);
        assertThat(they.joins(they.bob(), room).errcode()).isEqualTo("M_FORBIDDEN");
    }

    @Test
    void aRoomThatNobodyKnowsIsNotFound() {
        assertThat(they.joins(they.bob(), new ChatRoom("!nobody-knows-it")).errcode())
                .isEqualTo("M_NOT_FOUND");
    }

    @Test
    void whoDoesNotExistIsNotInvited() {
        ChatRoom room = they.publicRoom("12");
        var invitation = they.alice()
                .talk()
                .post(
                        room.path("invite"),
                        "{\"user_id\":\"@nobody:" + they.there().name() + "\"}");
        assertThat(invitation.errcode()).isEqualTo("M_FORBIDDEN");
    }
}
