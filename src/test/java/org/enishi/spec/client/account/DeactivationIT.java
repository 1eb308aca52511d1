package org.enishi.spec.client.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.fixture.Person.segment;
import static org.enishi.spec.client.account.Bodies.CLIENT;
import static org.enishi.spec.client.account.Bodies.object;
import static org.enishi.spec.client.account.Bodies.with;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.awaitility.Awaitility;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3accountdeactivate">Matrix v1.19, "POST /account/deactivate"</a> */
@DisplayName("Deactivation")
class DeactivationIT {
    private final EnishiServer server = Servers.one();
    private final Person alice = server.person("alice");
    private final Person bob = server.person("bob");

    @Test
    void leaves_rooms_and_rejects_invitations() {
        String joined = room("public_chat");
        enter(alice, joined);
        String invited = room("private_chat");
        bob.talk()
                .post(CLIENT + "/rooms/" + segment(invited) + "/invite", object("user_id", alice.userId()))
                .ok();
        deactivate(false);
        for (String room : List.of(joined, invited)) awaitMembership(room, "leave");
    }

    @Test
    void drops_profile_and_devices() {
        alice.talk()
                .put(CLIENT + "/profile/" + segment(alice.userId()) + "/displayname", object("displayname", "Alice"))
                .ok();
        alice.talk()
                .put(CLIENT + "/user/" + segment(alice.userId()) + "/account_data/org.example.kept", "{}")
                .ok();
        Person phone = alice.onAnotherDevice();
        deactivate(false);
        assertThat(bob.talk()
                        .get(CLIENT + "/profile/" + segment(alice.userId()))
                        .status())
                .isEqualTo(404);
        assertThat(phone.talk().get(CLIENT + "/account/whoami").errcode()).isEqualTo("M_UNKNOWN_TOKEN");
    }

    @Nested
    class With_erasure {
        private final String room = room("public_chat");

        @Test
        void shows_redacted_copies_to_those_who_join_afterwards_and_the_whole_to_those_before() {
            enter(alice, room);
            say(alice, "secret of Alice");
            say(bob, "nothing of hers");
            Person carol = server.person("carol");
            enter(carol, room);

            deactivate(true);
            awaitMembership(room, "leave");
            Person dave = server.person("dave");
            enter(dave, room);

            assertThat(messages(bob)).contains("secret of Alice", "nothing of hers");
            assertThat(messages(carol)).contains("secret of Alice", "nothing of hers");
            assertThat(messages(dave)).contains("nothing of hers").doesNotContain("secret of Alice");
            assertThat(sync(bob)).contains("secret of Alice");
            assertThat(sync(dave)).contains("nothing of hers").doesNotContain("secret of Alice");
        }

        @Test
        void shows_redacted_state_too_wherever_it_is_read() {
            enter(alice, room);
            empower();
            alice.talk()
                    .put(CLIENT + "/rooms/" + segment(room) + "/state/m.room.topic/", object("topic", "Topic of hers"))
                    .ok();
            String said = say(bob, "nothing of hers");
            deactivate(true);
            awaitMembership(room, "leave");
            Person dave = server.person("dave");
            enter(dave, room);
            for (String path : List.of("/state", "/state/m.room.topic/", "/context/" + segment(said), "/initialSync")) {
                String read = CLIENT + "/rooms/" + segment(room) + path;
                assertThat(bob.talk().get(read).text()).as(path).contains("Topic of hers");
                assertThat(dave.talk().get(read).text()).as(path).doesNotContain("Topic of hers");
            }
        }

        @Test
        void shows_redacted_copies_to_those_who_are_invited_afterwards() {
            enter(alice, room);
            empower();
            alice.talk()
                    .put(CLIENT + "/rooms/" + segment(room) + "/state/m.room.topic/", object("topic", "Topic of hers"))
                    .ok();
            deactivate(true);
            awaitMembership(room, "leave");
            Person dave = server.person("dave");
            bob.talk()
                    .post(CLIENT + "/rooms/" + segment(room) + "/invite", object("user_id", dave.userId()))
                    .ok();
            assertThat(dave.talk().get(CLIENT + "/sync").text())
                    .contains("invite_state", "m.room.topic")
                    .doesNotContain("Topic of hers");
        }

        @Test
        void shows_redacted_members_too() {
            Person carol = server.person("carol");
            enter(carol, room);
            enter(alice, room);
            JsonObject why = Json.createObjectBuilder(object("user_id", carol.userId()))
                    .add("reason", "Words of hers")
                    .build();
            empower();
            alice.talk().post(CLIENT + "/rooms/" + segment(room) + "/kick", why).ok();
            deactivate(true);
            awaitMembership(room, "leave");
            Person dave = server.person("dave");
            enter(dave, room);
            String members = CLIENT + "/rooms/" + segment(room) + "/members";
            assertThat(bob.talk().get(members).text()).contains("Words of hers");
            assertThat(dave.talk().get(members).text()).contains(carol.userId()).doesNotContain("Words of hers");
        }

        private void empower() {
            JsonObject levels = Json.createObjectBuilder()
                    .add("users", Json.createObjectBuilder().add(alice.userId(), 60))
                    .build();
            bob.talk()
                    .put(CLIENT + "/rooms/" + segment(room) + "/state/m.room.power_levels/", levels)
                    .ok();
        }

        @Test
        void is_not_what_happens_without_the_wish() {
            enter(alice, room);
            say(alice, "kept words of Alice");
            deactivate(false);
            awaitMembership(room, "leave");
            Person dave = server.person("dave");
            enter(dave, room);
            assertThat(messages(dave)).contains("kept words of Alice");
        }

        private String say(Person person, String text) {
            JsonObject content = Json.createObjectBuilder(object("msgtype", "m.text"))
                    .add("body", text)
                    .build();
            String path = "/rooms/" + segment(room) + "/send/m.room.message/" + System.nanoTime();
            return person.talk().put(CLIENT + path, content).ok().getString("event_id");
        }

        private String messages(Person person) {
            JsonArray chunk = person.talk()
                    .get(CLIENT + "/rooms/" + segment(room) + "/messages?dir=b&limit=50")
                    .ok()
                    .getJsonArray("chunk");
            return texts(chunk);
        }

        private String sync(Person person) {
            JsonObject joined = person.talk()
                    .get(CLIENT + "/sync?filter=" + segment("{\"room\":{\"timeline\":{\"limit\":50}}}"))
                    .ok()
                    .getJsonObject("rooms")
                    .getJsonObject("join")
                    .getJsonObject(room);
            return texts(joined.getJsonObject("timeline").getJsonArray("events"));
        }

        private static String texts(JsonArray events) {
            return events.stream()
                    .map(JsonValue::asJsonObject)
                    .map(event -> event.getJsonObject("content").getString("body", ""))
                    .toList()
                    .toString();
        }
    }

    private void deactivate(boolean erase) {
        JsonObject body = Json.createObjectBuilder().add("erase", erase).build();
        JsonObject proven = with(body, Bodies.login(alice).build());
        assertThat(alice.talk()
                        .post(CLIENT + "/account/deactivate", proven)
                        .ok()
                        .getString("id_server_unbind_result"))
                .isEqualTo("success");
    }

    private String room(String preset) {
        return bob.talk()
                .post(CLIENT + "/createRoom", object("preset", preset))
                .ok()
                .getString("room_id");
    }

    private static void enter(Person person, String room) {
        person.talk().post(CLIENT + "/join/" + segment(room), "{}").ok();
    }

    private void awaitMembership(String room, String membership) {
        String path = CLIENT + "/rooms/" + segment(room) + "/state/m.room.member/" + segment(alice.userId());
        Awaitility.await()
                .untilAsserted(() -> assertThat(bob.talk().get(path).ok().getString("membership"))
                        .isEqualTo(membership));
    }
}
