package org.enishi.spec.client.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Matrix v1.19, Client-Server API, "POST createRoom". */
class CreationIT {
    private Person alice;
    private Person bob;

    @BeforeEach
    void people() {
        alice = Servers.one().person("alice");
        bob = Servers.one().person("bob");
    }

    @Test
    @DisplayName("It MUST apply the events implied by the request in the following order")
    void orderOfEvents() {
        var room = ChatRoom.madeBy(alice, """
                {"preset": "public_chat", "room_alias_name": "%s", "name": "N", "topic": "T", "invite": ["%s"],
                 "initial_state": [{"type": "org.example.first", "content": {}}]}""".formatted("order-" + System.nanoTime(), bob.userId()));
        assertThat(room.types(alice))
                .containsExactly(
                        "m.room.create",
                        "m.room.member",
                        "m.room.power_levels",
                        "m.room.canonical_alias",
                        "m.room.join_rules",
                        "m.room.history_visibility",
                        "m.room.guest_access",
                        "org.example.first",
                        "m.room.name",
                        "m.room.topic",
                        "m.room.member");
    }

    @ParameterizedTest
    @CsvSource({
        "private_chat, invite, shared, can_join",
        "trusted_private_chat, invite, shared, can_join",
        "public_chat, public, shared, forbidden"
    })
    @DisplayName("The available presets do the following with respect to room state")
    void presets(String preset, String joinRule, String visibility, String guests) {
        var room = ChatRoom.madeBy(alice, "{\"preset\": \"" + preset + "\"}");
        assertThat(room.state(alice, "m.room.join_rules").ok().getString("join_rule"))
                .isEqualTo(joinRule);
        assertThat(room.state(alice, "m.room.history_visibility").ok().getString("history_visibility"))
                .isEqualTo(visibility);
        assertThat(room.state(alice, "m.room.guest_access").ok().getString("guest_access"))
                .isEqualTo(guests);
    }

    @Test
    @DisplayName("initial_state takes precedence over events set by preset, but gets overridden by name and topic keys")
    void precedence() {
        var room = ChatRoom.madeBy(alice, """
                {"preset": "private_chat", "name": "by key", "initial_state": [
                  {"type": "m.room.name", "content": {"name": "by state"}},
                  {"type": "m.room.join_rules", "state_key": "", "content": {"join_rule": "public"}}]}""");
        assertThat(room.state(alice, "m.room.name").ok().getString("name")).isEqualTo("by key");
        assertThat(room.state(alice, "m.room.join_rules").ok().getString("join_rule"))
                .isEqualTo("public");
    }

    @Test
    @DisplayName("power_level_content_override is applied on top of the generated m.room.power_levels")
    void powerLevelOverride() {
        var room = ChatRoom.madeBy(alice, "{\"power_level_content_override\": {\"invite\": 77, \"events\": {}}}");
        JsonObject levels = room.state(alice, "m.room.power_levels").ok();
        assertThat(levels.getInt("invite")).isEqualTo(77);
        assertThat(levels.getJsonObject("events")).isEmpty();
        assertThat(levels.getInt("ban")).isEqualTo(50);
    }

    @Test
    @DisplayName(
            "is_direct makes the server set the is_direct flag on the m.room.member events sent to the users in invite")
    void direct() {
        var room = ChatRoom.madeBy(alice, "{\"is_direct\": true, \"invite\": [\"" + bob.userId() + "\"]}");
        JsonObject invitation = room.state(alice, "m.room.member/" + Person.segment(bob.userId()))
                .ok();
        assertThat(invitation.getString("membership")).isEqualTo("invite");
        assertThat(invitation.getBoolean("is_direct")).isTrue();
    }

    @Nested
    @DisplayName("In room version 12")
    class Version12 {
        @Test
        @DisplayName("the creator is given infinite power level and cannot be specified in the users field")
        void creatorIsNotListed() {
            var room = ChatRoom.madeBy(alice, "{\"room_version\": \"12\"}");
            JsonObject levels = room.state(alice, "m.room.power_levels").ok();
            assertThat(levels.getJsonObject("users")).isEmpty();
            assertThat(levels.getJsonObject("events").getInt("m.room.tombstone"))
                    .isGreaterThan(levels.getInt("state_default"));
            assertThat(room.id()).doesNotContain(":");
        }

        @Test
        @DisplayName("the users in invite SHOULD also be appended to additional_creators for trusted_private_chat")
        void trustedInvitees() {
            var room = ChatRoom.madeBy(alice, """
                    {"preset": "trusted_private_chat", "invite": ["%s"],
                     "creation_content": {"additional_creators": ["%s", "@other:example.org"]}}""".formatted(bob.userId(), bob.userId()));
            assertThat(room.state(alice, "m.room.create").ok().getJsonArray("additional_creators"))
                    .map(Object::toString)
                    .containsExactly("\"" + bob.userId() + "\"", "\"@other:example.org\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "11"})
    @DisplayName("In room versions 1 through 11, the room creator will be given permission to send state events")
    void creatorIsListed(String version) {
        var room = ChatRoom.madeBy(alice, """
                {"room_version": "%s", "preset": "trusted_private_chat", "invite": ["%s"]}""".formatted(version, bob.userId()));
        JsonObject levels = room.state(alice, "m.room.power_levels").ok();
        assertThat(levels.getJsonObject("users").getInt(alice.userId())).isEqualTo(100);
        assertThat(levels.getJsonObject("users").getInt(bob.userId())).isEqualTo(100);
        assertThat(room.state(alice, "m.room.create").ok().getString("room_version"))
                .isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"room_version\": \"unheard of\"}                                    | 400 | M_UNSUPPORTED_ROOM_VERSION",
                "{\"power_level_content_override\": {\"users_default\": \"many\"}}     | 400 | M_INVALID_ROOM_STATE",
                "{\"power_level_content_override\": {\"state_default\": 101}, \"room_version\": \"11\", \"name\": \"N\"} | 400 | M_INVALID_ROOM_STATE",
                "{\"creation_content\": {\"additional_creators\": [\"nobody\"]}}       | 400 | M_INVALID_ROOM_STATE",
                "{\"name\": 5}                                                         | 400 | M_BAD_JSON",
                "{\"invite\": [\"bob\"]}                                               | 400 | M_INVALID_PARAM",
                "{\"preset\": \"cosy\"}                                                | 400 | M_INVALID_PARAM",
                "{\"visibility\": \"hidden\"}                                          | 400 | M_INVALID_PARAM",
                "{                                                                     | 400 | M_NOT_JSON"
            })
    @DisplayName("The request is invalid: a meaningful errcode will be returned")
    void refusals(String body, int status, String errcode) {
        Reply reply = alice.talk().post("/_matrix/client/v3/createRoom", body);
        assertThat(List.of(reply.status(), reply.errcode())).containsExactly(status, errcode);
        assertThat(alice.talk().get("/_matrix/client/v3/joined_rooms").ok().getJsonArray("joined_rooms"))
                .isEmpty();
    }

    @Test
    @DisplayName("The room alias specified is already taken: M_ROOM_IN_USE, and nothing is made")
    void aliasTaken() {
        String body = "{\"room_alias_name\": \"taken-" + System.nanoTime() + "\"}";
        ChatRoom.madeBy(bob, body);
        Reply second = alice.talk().post("/_matrix/client/v3/createRoom", body);
        assertThat(List.of(second.status(), second.errcode())).containsExactly(400, "M_ROOM_IN_USE");
        assertThat(alice.talk().get("/_matrix/client/v3/joined_rooms").ok().getJsonArray("joined_rooms"))
                .isEmpty();
    }
}
