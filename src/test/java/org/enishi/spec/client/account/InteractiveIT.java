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

/**
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#user-interactive-api-in-the-rest-api">Matrix v1.19,
 *     "User-interactive API in the REST API"</a>
 */
@DisplayName("Interactive authentication")
class InteractiveIT {
    private static final String PASSWORD = CLIENT + "/account/password";
    private static final String NEW = "another horse battery";

    private final EnishiServer server = Servers.one();
    private final Person alice = server.person("alice");
    private final Person phone = alice.onAnotherDevice();

    @Test
    void the_proof_may_come_without_what_the_first_request_said() {
        alice.talk().post(PASSWORD, alone(session(PASSWORD, wish(NEW)))).ok();
        assertThat(login(NEW).status()).isEqualTo(200);
        assertThat(login(alice.password()).status()).isEqualTo(403);
        assertThat(phone.talk().get(CLIENT + "/account/whoami").status()).isEqualTo(200);
    }

    @Test
    void a_part_of_it_may_be_said_again() {
        JsonObject again = object("new_password", NEW);
        JsonObject proof = proof(session(PASSWORD, wish(NEW)), alice.userId(), alice.password());
        alice.talk().post(PASSWORD, with(again, proof)).ok();
        assertThat(phone.talk().get(CLIENT + "/account/whoami").status()).isEqualTo(200);
    }

    @Test
    void it_cannot_be_changed() {
        JsonObject proof = proof(session(PASSWORD, wish(NEW)), alice.userId(), alice.password());
        Reply reply = alice.talk().post(PASSWORD, with(object("new_password", "of somebody else"), proof));
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.errcode()).isEqualTo("M_FORBIDDEN");
        assertThat(login(alice.password()).status()).isEqualTo(200);
    }

    @Test
    void it_is_remembered_while_proofs_fail() {
        String session = session(PASSWORD, wish(NEW));
        JsonObject wrong = with(JsonObject.EMPTY_JSON_OBJECT, proof(session, alice.userId(), "wrong"));
        assertThat(alice.talk().post(PASSWORD, wrong).errcode()).isEqualTo("M_FORBIDDEN");
        alice.talk().post(PASSWORD, alone(session)).ok();
        assertThat(login(NEW).status()).isEqualTo(200);
    }

    @Test
    void what_is_too_long_to_be_remembered_is_said_again() {
        JsonObject much = Json.createObjectBuilder(wish(NEW))
                .add("org.example.much", "x".repeat(20_000))
                .build();
        String session = session(PASSWORD, much);
        assertThat(alice.talk().post(PASSWORD, alone(session)).errcode()).isEqualTo("M_MISSING_PARAM");
        alice.talk()
                .post(PASSWORD, with(much, proof(session, alice.userId(), alice.password())))
                .ok();
    }

    @Test
    void devices_to_delete_are_remembered_too() {
        String path = CLIENT + "/delete_devices";
        JsonObject wish = Json.createObjectBuilder()
                .add("devices", Json.createArrayBuilder().add(phone.deviceId()))
                .build();
        alice.talk().post(path, alone(session(path, wish))).ok();
        assertThat(phone.talk().get(CLIENT + "/account/whoami").errcode()).isEqualTo("M_UNKNOWN_TOKEN");
    }

    @Test
    void a_session_is_of_no_use_for_another_request_or_another_user() {
        String session = session(PASSWORD, wish(NEW));
        JsonObject other = with(
                Json.createObjectBuilder()
                        .add("devices", Json.createArrayBuilder().add(phone.deviceId()))
                        .build(),
                proof(session, alice.userId(), alice.password()));
        assertThat(alice.talk().post(CLIENT + "/delete_devices", other).status())
                .isEqualTo(403);
        Person bob = server.person("bob");
        JsonObject stolen = with(JsonObject.EMPTY_JSON_OBJECT, proof(session, bob.userId(), bob.password()));
        assertThat(bob.talk().post(PASSWORD, stolen).status()).isEqualTo(403);
        assertThat(phone.talk().get(CLIENT + "/account/whoami").status()).isEqualTo(200);
    }

    private String session(String path, JsonObject wish) {
        Reply asked = alice.talk().post(path, wish);
        assertThat(asked.status()).isEqualTo(401);
        return asked.json().getString("session");
    }

    /** The proof and nothing else. */
    private JsonObject alone(String session) {
        return with(JsonObject.EMPTY_JSON_OBJECT, proof(session, alice.userId(), alice.password()));
    }

    private static JsonObject wish(String password) {
        return Json.createObjectBuilder(object("new_password", password))
                .add("logout_devices", false)
                .build();
    }

    private Reply login(String password) {
        return server.talk()
                .post(CLIENT + "/login", Bodies.login(alice.userId(), password).build());
    }
}
