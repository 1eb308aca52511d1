package org.enishi.spec.client.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.fixture.Person.segment;

import jakarta.json.JsonObject;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.HttpTalk;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Matrix v1.19, Client-Server API, "GET room_summary/{roomIdOrAlias}". */
class RoomSummaryIT {
    private Person alice;
    private Person bob;

    @BeforeEach
    void people() {
        alice = Servers.one().person("alice");
        bob = Servers.one().person("bob");
    }

    private static Reply summary(HttpTalk who, String roomIdOrAlias) {
        return who.get("/_matrix/client/v1/room_summary/" + segment(roomIdOrAlias));
    }

    @Test
    @DisplayName("A summary for a room: name, topic, rule, version, encryption, and the user's own membership")
    void all() {
        String name = "summary-" + System.nanoTime();
        var room = ChatRoom.madeBy(alice, """
                {"preset":"public_chat","name":"N","topic":"T","room_alias_name":"%s","room_version":"11",
                 "initial_state":[{"type":"m.room.encryption","content":{"algorithm":"m.megolm.v1.aes-sha2"}}]}""".formatted(name));
        JsonObject told =
                summary(bob.talk(), "#" + name + ":" + Servers.one().name()).ok();
        assertThat(told.getString("room_id")).isEqualTo(room.id());
        assertThat(told.getString("name")).isEqualTo("N");
        assertThat(told.getString("topic")).isEqualTo("T");
        assertThat(told.getString("join_rule")).isEqualTo("public");
        assertThat(told.getString("room_version")).isEqualTo("11");
        assertThat(told.getString("encryption")).isEqualTo("m.megolm.v1.aes-sha2");
        assertThat(told.getInt("num_joined_members")).isEqualTo(1);
        assertThat(told).doesNotContainKeys("membership", "children_state");
        room.join(bob).ok();
        told = summary(bob.talk(), room.id()).ok();
        assertThat(told.getString("membership")).isEqualTo("join");
        assertThat(told.getInt("num_joined_members")).isEqualTo(2);
    }

    @Test
    @DisplayName("A restricted room says which rooms let their members in")
    void restricted() {
        var club = ChatRoom.madeBy(alice, "{}");
        var room = ChatRoom.madeBy(alice, """
                {"initial_state":[{"type":"m.room.join_rules","content":{"join_rule":"knock_restricted",
                  "allow":[{"type":"m.room_membership","room_id":"%s"}]}}]}""".formatted(club.id()));
        JsonObject told = summary(bob.talk(), room.id()).ok();
        assertThat(told.getJsonArray("allowed_room_ids").getString(0)).isEqualTo(club.id());
    }

    @Test
    @DisplayName("Without a token, rooms that are public, knockable or world readable; the rest could not be found")
    void strangers() {
        HttpTalk stranger = Servers.one().talk();
        assertThat(summary(stranger, ChatRoom.openedBy(alice).id()).ok()).doesNotContainKey("membership");
        assertThat(summary(stranger, ChatRoom.madeBy(alice, "{}").id()).errcode())
                .isEqualTo("M_NOT_FOUND");
        assertThat(summary(
                                new HttpTalk(Servers.one().http(), "wrong"),
                                ChatRoom.openedBy(alice).id())
                        .errcode())
                .isEqualTo("M_UNKNOWN_TOKEN");
    }

    @Test
    @DisplayName("The room could not be found: 404, whether it is private or not there")
    void notFound() {
        assertThat(summary(bob.talk(), ChatRoom.madeBy(alice, "{}").id()).errcode())
                .isEqualTo("M_NOT_FOUND");
        assertThat(summary(bob.talk(), "!nobody-knows-it").errcode()).isEqualTo("M_NOT_FOUND");
        assertThat(summary(bob.talk(), "#nobody:" + Servers.one().name()).errcode())
                .isEqualTo("M_NOT_FOUND");
        assertThat(summary(bob.talk(), "neither").errcode()).isEqualTo("M_INVALID_PARAM");
    }
}
