package org.enishi.spec.client.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.fixture.Person.segment;

import jakarta.json.JsonObject;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Matrix v1.19, Client-Server API, "Room Upgrades", what follows for members. */
class UpgradeIT {
    private Person alice;
    private Person bob;

    @BeforeEach
    void people() {
        alice = Servers.one().person("alice");
        bob = Servers.one().person("bob");
    }

    private static ChatRoom upgrade(Person who, ChatRoom room, String body) {
        return new ChatRoom(who.talk().post(room.path("upgrade"), body).ok().getString("replacement_room"));
    }

    private static String own(Person who, String rest) {
        return "/_matrix/client/v3/user/" + segment(who.userId()) + "/" + rest;
    }

    private static Reply tags(Person who, ChatRoom room) {
        return who.talk().get(own(who, "rooms/" + segment(room.id()) + "/tags"));
    }

    @Test
    @DisplayName("When a user joins the new room, some of the user's personalized settings are transferred")
    void settings() {
        var old = ChatRoom.openedBy(alice);
        old.join(bob).ok();
        for (Person who : java.util.List.of(alice, bob)) {
            who.talk()
                    .put(own(who, "rooms/" + segment(old.id()) + "/tags/m.favourite"), "{\"order\":0.5}")
                    .ok();
            who.talk()
                    .put(own(who, "account_data/m.direct"), "{\"@x:y\":[\"" + old.id() + "\"],\"@z:y\":[\"!other:y\"]}")
                    .ok();
        }
        ChatRoom successor = upgrade(alice, old, "{\"new_version\":\"12\"}");
        assertThat(tags(bob, successor).ok().getJsonObject("tags")).isEmpty();
        successor.join(bob).ok();
        for (Person who : java.util.List.of(alice, bob)) {
            assertThat(tags(who, successor).ok().getJsonObject("tags")).containsKey("m.favourite");
            JsonObject direct =
                    who.talk().get(own(who, "account_data/m.direct")).ok();
            assertThat(direct.getJsonArray("@x:y").toString()).contains(old.id(), successor.id());
            assertThat(direct.getJsonArray("@z:y")).hasSize(1);
        }
    }

    @Test
    @DisplayName("A room that calls itself a successor without the old room's word gets nothing")
    void pretenders() {
        var old = ChatRoom.openedBy(alice);
        old.join(bob).ok();
        bob.talk()
                .put(own(bob, "rooms/" + segment(old.id()) + "/tags/m.favourite"), "{}")
                .ok();
        var pretender = ChatRoom.madeBy(
                alice,
                "{\"preset\":\"public_chat\",\"creation_content\":{\"predecessor\":{\"room_id\":\"" + old.id()
                        + "\"}}}");
        pretender.join(bob).ok();
        assertThat(tags(bob, pretender).ok().getJsonObject("tags")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10, 12", "12, 11", "12, 12"})
    @DisplayName("Who is banned stays so, restricted join rules keep their list, the old room is closed")
    void state(String from, String to) {
        var club = ChatRoom.openedBy(alice);
        var old = ChatRoom.madeBy(alice, """
                {"room_version":"%s","preset":"public_chat","creation_content":{"type":"m.space"}}""".formatted(from));
        old.join(bob).ok();
        Person carol = Servers.one().person("carol");
        old.about(alice, "ban", carol).ok();
        old.set(alice, "m.room.join_rules", """
                {"join_rule":"restricted","allow":[{"type":"m.room_membership","room_id":"%s"}]}""".formatted(club.id())).ok();
        ChatRoom successor = upgrade(alice, old, "{\"new_version\":\"" + to + "\"}");
        assertThat(successor.state(alice, "m.room.create").ok().getString("type"))
                .isEqualTo("m.space");
        club.join(carol).ok();
        assertThat(successor.join(carol).errcode()).isEqualTo("M_FORBIDDEN");
        club.join(bob).ok();
        successor.join(bob).ok();
        assertThat(old.send(bob, "still here?").errcode()).isEqualTo("M_FORBIDDEN");
        assertThat(old.invite(bob, Servers.one().person("dora")).errcode()).isEqualTo("M_FORBIDDEN");
    }

    @ParameterizedTest
    @CsvSource({
        "restricted, 6, invite",
        "restricted, 7, invite",
        "restricted, 8, restricted",
        "knock_restricted, 1, invite",
        "knock_restricted, 7, knock",
        "knock_restricted, 9, restricted",
        "knock_restricted, 10, knock_restricted",
        "knock, 6, invite",
        "public, 1, public"
    })
    @DisplayName("A join rule that the new version does not have becomes the nearest that opens no further")
    void joinRule(String rule, String to, String becomes) {
        var club = ChatRoom.openedBy(alice);
        var old = ChatRoom.madeBy(alice, "{\"room_version\":\"10\"}");
        old.set(alice, "m.room.join_rules", """
                {"join_rule":"%s","allow":[{"type":"m.room_membership","room_id":"%s"}]}""".formatted(rule, club.id())).ok();
        ChatRoom successor = upgrade(alice, old, "{\"new_version\":\"" + to + "\"}");
        assertThat(successor.state(alice, "m.room.join_rules").ok().getString("join_rule"))
                .isEqualTo(becomes);
        successor.invite(alice, bob).ok();
        successor.join(bob).ok();
    }

    @Test
    @DisplayName("Moves any local aliases to the new room, and the canonical alias with them")
    void aliases() {
        String localpart = "named-" + System.nanoTime();
        var old = ChatRoom.madeBy(alice, "{\"preset\":\"public_chat\",\"room_alias_name\":\"" + localpart + "\"}");
        ChatRoom successor = upgrade(alice, old, "{\"new_version\":\"11\"}");
        String alias = "#" + localpart + ":" + Servers.one().name();
        assertThat(successor.state(alice, "m.room.canonical_alias").ok().getString("alias"))
                .isEqualTo(alias);
        assertThat(alice.talk()
                        .get(successor.path("aliases"))
                        .ok()
                        .getJsonArray("aliases")
                        .getString(0))
                .isEqualTo(alias);
    }

    @Test
    @DisplayName("Additional creators are set by the call, and not listed in the power levels")
    void additionalCreators() {
        var old = ChatRoom.openedBy(alice);
        old.join(bob).ok();
        ChatRoom successor =
                upgrade(alice, old, "{\"new_version\":\"12\",\"additional_creators\":[\"" + bob.userId() + "\"]}");
        assertThat(successor
                        .state(alice, "m.room.create")
                        .ok()
                        .getJsonArray("additional_creators")
                        .getString(0))
                .isEqualTo(bob.userId());
        successor.join(bob).ok();
        successor
                .set(bob, "m.room.encryption", "{\"algorithm\":\"m.megolm.v1.aes-sha2\"}")
                .ok();
    }
}
