package org.enishi.spec.client.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.spec.client.account.Bodies.CLIENT;
import static org.enishi.spec.client.account.Bodies.object;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.HttpTalk;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#legacy-login">Matrix v1.19, "Login"</a> */
@DisplayName("Login")
class LoginIT {
    private final EnishiServer server = Servers.one();
    private final Person alice = server.person("alice");

    @Test
    void the_supported_types_are_listed() {
        assertThat(server.talk().get(CLIENT + "/login").ok().getJsonArray("flows"))
                .contains(object("type", "m.login.password"));
    }

    @Nested
    class Identifies {
        @Test
        void by_localpart() {
            String localpart = alice.userId().substring(1, alice.userId().indexOf(':'));
            assertThat(login(Bodies.login(localpart, alice.password())).ok().getString("user_id"))
                    .isEqualTo(alice.userId());
        }

        @Test
        void by_the_old_top_level_user() {
            var body = Json.createObjectBuilder()
                    .add("type", "m.login.password")
                    .add("user", alice.userId())
                    .add("password", alice.password());
            assertThat(login(body).ok().getString("user_id")).isEqualTo(alice.userId());
        }

        @Test
        void nobody_of_another_server() {
            assertForbidden(login(Bodies.login("@alice:elsewhere.example", alice.password())));
        }

        @Test
        void nobody_by_an_unknown_address() {
            var body = Bodies.login(alice)
                    .add(
                            "identifier",
                            Json.createObjectBuilder()
                                    .add("type", "m.id.thirdparty")
                                    .add("medium", "email")
                                    .add("address", "a@example.org"));
            assertForbidden(login(body));
        }

        @Test
        void nobody_by_a_wrong_password_whether_the_user_exists_or_not() {
            assertForbidden(login(Bodies.login(alice.userId(), "wrong")));
            assertForbidden(login(Bodies.login("nobody-of-that-name", "wrong")));
        }
    }

    @Nested
    class A_device {
        @Test
        void of_the_same_id_is_taken_over_and_its_old_token_ends() {
            var body = Bodies.login(alice).add("device_id", "PHONE").add("initial_device_display_name", "Phone");
            String first = login(body).ok().getString("access_token");
            String second = login(
                            Bodies.login(alice).add("device_id", "PHONE").add("initial_device_display_name", "Other"))
                    .ok()
                    .getString("access_token");

            assertThat(whoami(first).errcode()).isEqualTo("M_UNKNOWN_TOKEN");
            assertThat(whoami(second).ok().getString("device_id")).isEqualTo("PHONE");
            JsonObject device = alice.talk().get(CLIENT + "/devices/PHONE").ok();
            assertThat(device.getString("display_name")).isEqualTo("Phone");
        }

        @Test
        void gets_an_id_when_it_brings_none() {
            assertThat(login(Bodies.login(alice)).ok().getString("device_id")).isNotEmpty();
        }
    }

    @Nested
    class Refuses {
        @Test
        void unknown_types() {
            Reply reply = login(Bodies.login(alice).add("type", "m.login.magic"));
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.errcode()).isEqualTo("M_UNKNOWN");
        }

        @Test
        void values_of_a_wrong_type() {
            Reply reply = login(Bodies.login(alice).add("password", 5));
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.errcode()).isEqualTo("M_BAD_JSON");
        }
    }

    @Nested
    class Logout {
        @Test
        void ends_the_token_and_the_device() {
            Person other = alice.onAnotherDevice();
            assertThat(other.talk().post(CLIENT + "/logout", "").ok()).isEmpty();
            assertThat(whoami(other.token()).errcode()).isEqualTo("M_UNKNOWN_TOKEN");
            assertThat(alice.talk().get(CLIENT + "/devices/" + other.deviceId()).status())
                    .isEqualTo(404);
            assertThat(whoami(alice.token()).status()).isEqualTo(200);
        }

        @Test
        void of_all_ends_every_token() {
            Person other = alice.onAnotherDevice();
            alice.talk().post(CLIENT + "/logout/all", "").ok();
            assertThat(whoami(alice.token()).errcode()).isEqualTo("M_UNKNOWN_TOKEN");
            assertThat(whoami(other.token()).errcode()).isEqualTo("M_UNKNOWN_TOKEN");
        }
    }

    @Nested
    class A_token {
        @Test
        void is_missing() {
            Reply reply = server.talk().get(CLIENT + "/account/whoami");
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.errcode()).isEqualTo("M_MISSING_TOKEN");
        }

        @Test
        void is_unknown_and_then_the_client_shall_not_think_of_a_soft_logout() {
            Reply reply = whoami("unheard-of");
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.errcode()).isEqualTo("M_UNKNOWN_TOKEN");
            assertThat(reply.json().getBoolean("soft_logout", false)).isFalse();
        }

        @Test
        void may_stand_in_the_query_for_old_clients() {
            String path = CLIENT + "/account/whoami?access_token=" + alice.token();
            assertThat(server.talk().get(path).ok().getString("user_id")).isEqualTo(alice.userId());
        }
    }

    private Reply login(JsonObjectBuilder body) {
        return server.talk().post(CLIENT + "/login", body.build());
    }

    private Reply whoami(String token) {
        return new HttpTalk(server.http(), token).get(CLIENT + "/account/whoami");
    }

    private static void assertForbidden(Reply reply) {
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.errcode()).isEqualTo("M_FORBIDDEN");
    }
}
