package org.enishi.spec.client.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.spec.client.account.Bodies.CLIENT;
import static org.enishi.spec.client.account.Bodies.object;
import static org.enishi.spec.client.account.Bodies.proof;
import static org.enishi.spec.client.account.Bodies.with;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv1loginget_token">Matrix v1.19, "POST /login/get_token"</a> */
@DisplayName("A login token")
class LoginTokenIT {
    private static final String GET_TOKEN = "/_matrix/client/v1/login/get_token";

    private final EnishiServer server = Servers.one();
    private final Person alice = server.person("alice");

    @Test
    void is_offered_to_those_who_can_have_it() {
        assertThat(alice.talk()
                        .get(CLIENT + "/capabilities")
                        .ok()
                        .getJsonObject("capabilities")
                        .getJsonObject("m.get_login_token")
                        .getBoolean("enabled"))
                .isTrue();
        assertThat(server.talk().get(CLIENT + "/login").ok().getJsonArray("flows"))
                .contains(Json.createObjectBuilder()
                        .add("type", "m.login.token")
                        .add("get_login_token", true)
                        .build());
    }

    @Test
    void logs_in_another_device_of_the_same_user() {
        JsonObject issued = issued();
        assertThat(issued.getInt("expires_in_ms")).isEqualTo(120_000);
        JsonObject login = login(issued.getString("login_token")).ok();
        assertThat(login.getString("user_id")).isEqualTo(alice.userId());
        assertThat(login.getString("device_id")).isNotEqualTo(alice.deviceId());
    }

    @Test
    void is_only_valid_for_a_single_login() {
        String token = issued().getString("login_token");
        login(token).ok();
        assertForbidden(login(token));
    }

    @Test
    void always_asks_for_the_password_again() {
        String session = alice.talk().post(GET_TOKEN, "{}").json().getString("session");
        JsonObject proven = with(JsonObject.EMPTY_JSON_OBJECT, proof(session, alice.userId(), alice.password()));
        alice.talk().post(GET_TOKEN, proven).ok();
        assertThat(alice.talk()
                        .post(GET_TOKEN, with(JsonObject.EMPTY_JSON_OBJECT, object("session", session)))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void that_is_not_valid_is_refused() {
        assertForbidden(login("never-issued"));
        Reply without = server.talk().post(CLIENT + "/login", object("type", "m.login.token"));
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.errcode()).isEqualTo("M_MISSING_PARAM");
    }

    @Test
    void ends_with_the_account() {
        String token = issued().getString("login_token");
        JsonObject body = with(JsonObject.EMPTY_JSON_OBJECT, Bodies.login(alice).build());
        alice.talk().post(CLIENT + "/account/deactivate", body).ok();
        assertForbidden(login(token));
    }

    @Test
    void is_not_given_for_what_is_no_request() {
        Reply reply = alice.talk().post(GET_TOKEN, "no json");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errcode()).isEqualTo("M_NOT_JSON");
    }

    @Test
    void is_for_those_who_are_logged_in() {
        assertThat(server.talk().post(GET_TOKEN, "{}").errcode()).isEqualTo("M_MISSING_TOKEN");
    }

    private JsonObject issued() {
        JsonObject body = with(JsonObject.EMPTY_JSON_OBJECT, Bodies.login(alice).build());
        return alice.talk().post(GET_TOKEN, body).ok();
    }

    private Reply login(String token) {
        JsonObject body = Json.createObjectBuilder(object("type", "m.login.token"))
                .add("token", token)
                .build();
        return server.talk().post(CLIENT + "/login", body);
    }

    private static void assertForbidden(Reply reply) {
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.errcode()).isEqualTo("M_FORBIDDEN");
    }
}
