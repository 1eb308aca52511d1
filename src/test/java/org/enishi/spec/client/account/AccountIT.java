package org.enishi.spec.client.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.spec.client.account.Bodies.CLIENT;
import static org.enishi.spec.client.account.Bodies.object;
import static org.enishi.spec.client.account.Bodies.with;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.awaitility.Awaitility;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#account-management">Matrix v1.19, "Account management"</a> */
@DisplayName("An account")
class AccountIT {
    private static final String NEW_PASSWORD = "quite another password";

    private final EnishiServer server = Servers.one();
    private final Person alice = server.person("alice");

    @Test
    void changes_its_password_and_loses_its_other_devices() {
        Person phone = alice.onAnotherDevice();
        assertThat(changePassword(object("new_password", NEW_PASSWORD)).ok()).isEmpty();

        assertThat(login(alice.password()).status()).isEqualTo(403);
        assertThat(login(NEW_PASSWORD).status()).isEqualTo(200);
        assertThat(phone.talk().get(CLIENT + "/account/whoami").errcode()).isEqualTo("M_UNKNOWN_TOKEN");
        assertThat(alice.talk().get(CLIENT + "/account/whoami").status()).isEqualTo(200);
    }

    @Test
    void keeps_its_other_devices_if_it_wants() {
        Person phone = alice.onAnotherDevice();
        JsonObject body = Json.createObjectBuilder()
                .add("new_password", NEW_PASSWORD)
                .add("logout_devices", false)
                .build();
        changePassword(body).ok();
        assertThat(phone.talk().get(CLIENT + "/account/whoami").status()).isEqualTo(200);
    }

    @Test
    void takes_no_weak_password() {
        Reply reply = changePassword(object("new_password", "short"));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errcode()).isEqualTo("M_WEAK_PASSWORD");
        assertThat(login(alice.password()).status()).isEqualTo(200);
    }

    @Test
    void once_deactivated_is_over_for_good() {
        assertThat(alice.talk().post(CLIENT + "/account/deactivate", "{}").status())
                .isEqualTo(401);
        JsonObject body = with(JsonObject.EMPTY_JSON_OBJECT, Bodies.login(alice).build());
        assertThat(alice.talk().post(CLIENT + "/account/deactivate", body).ok().getString("id_server_unbind_result"))
                .isEqualTo("success");

        assertThat(alice.talk().get(CLIENT + "/account/whoami").errcode()).isEqualTo("M_UNKNOWN_TOKEN");
        assertThat(login(alice.password()).errcode()).isEqualTo("M_USER_DEACTIVATED");
    }

    @Test
    void leaves_its_rooms_when_it_is_deactivated() {
        Person bob = server.person("bob");
        String room = bob.talk()
                .post(CLIENT + "/createRoom", object("preset", "public_chat"))
                .ok()
                .getString("room_id");
        alice.talk().post(CLIENT + "/join/" + Person.segment(room), "{}").ok();
        JsonObject body = with(JsonObject.EMPTY_JSON_OBJECT, Bodies.login(alice).build());
        alice.talk().post(CLIENT + "/account/deactivate", body).ok();

        String path =
                CLIENT + "/rooms/" + Person.segment(room) + "/state/m.room.member/" + Person.segment(alice.userId());
        Awaitility.await()
                .untilAsserted(() -> assertThat(bob.talk().get(path).ok().getString("membership"))
                        .isEqualTo("leave"));
    }

    private Reply changePassword(JsonObject body) {
        return alice.talk()
                .post(
                        CLIENT + "/account/password",
                        with(body, Bodies.login(alice).build()));
    }

    private Reply login(String password) {
        return server.talk()
                .post(CLIENT + "/login", Bodies.login(alice.userId(), password).build());
    }
}
