package org.enishi.spec.client.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.spec.client.account.Bodies.CLIENT;
import static org.enishi.spec.client.account.Bodies.object;
import static org.enishi.spec.client.account.Bodies.proof;
import static org.enishi.spec.client.account.Bodies.with;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.HttpTalk;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#device-management">Matrix v1.19, "Device Management"</a> */
@DisplayName("Devices")
class DevicesIT {
    private final EnishiServer server = Servers.one();
    private final Person alice = server.person("alice");
    private final Person phone = alice.onAnotherDevice();

    @Test
    void are_listed_and_named() {
        alice.talk().put(path(phone), object("display_name", "電話")).ok();
        assertThat(alice.talk().get(path(phone)).ok().getString("display_name")).isEqualTo("電話");
        assertThat(alice.talk().get(CLIENT + "/devices").ok().getJsonArray("devices"))
                .extracting(device -> device.asJsonObject().getString("device_id"))
                .containsExactly(alice.deviceId(), phone.deviceId());
    }

    @Test
    void of_others_are_not_there() {
        Person bob = server.person("bob");
        assertThat(bob.talk().get(path(phone)).errcode()).isEqualTo("M_NOT_FOUND");
        assertThat(bob.talk().put(path(phone), object("display_name", "mine")).errcode())
                .isEqualTo("M_NOT_FOUND");
    }

    @Test
    void keep_the_name_they_have_if_none_is_given_and_are_not_created_by_naming_them() {
        alice.talk().put(path(phone), object("display_name", "phone")).ok();
        alice.talk().put(path(phone), "{}").ok();
        assertThat(alice.talk().get(path(phone)).ok().getString("display_name")).isEqualTo("phone");
        Reply refused = alice.talk().put(CLIENT + "/devices/NEWDEVICE", object("display_name", "mine"));
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.errcode()).isEqualTo("M_NOT_FOUND");
        assertThat(alice.talk().get(CLIENT + "/devices").ok().getJsonArray("devices"))
                .hasSize(2);
        assertThat(alice.talk().put(path(phone), "{\"display_name\":7}").errcode())
                .isEqualTo("M_BAD_JSON");
    }

    @Test
    void may_be_named_logged_out_and_logged_in_at_once() {
        JsonObject login = Bodies.login(alice.userId(), alice.password())
                .add("device_id", "TABLET")
                .build();
        for (int round = 0; round < 10; round++) {
            HttpTalk tablet = new HttpTalk(
                    server.http(),
                    server.talk().post(CLIENT + "/login", login).ok().getString("access_token"));
            List<CompletableFuture<Reply>> replies = Stream.<Supplier<Reply>>of(
                            () -> alice.talk().put(CLIENT + "/devices/TABLET", object("display_name", "tablet")),
                            () -> tablet.post(CLIENT + "/logout", "{}"),
                            () -> server.talk().post(CLIENT + "/login", login))
                    .map(CompletableFuture::supplyAsync)
                    .toList();
            assertThat(replies.get(0).join().status()).isIn(200, 404);
            assertThat(replies.get(1).join().status()).isIn(200, 401);
            assertThat(replies.get(2).join().status()).isEqualTo(200);
        }
    }

    @Nested
    class Deletion {
        @Test
        void asks_for_the_password_first() {
            Reply reply = alice.talk().send("DELETE", path(phone), "{}");
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.json().getString("session")).isNotEmpty();
            assertThat(reply.json().getJsonArray("flows").getJsonObject(0).getJsonArray("stages"))
                    .containsExactly(Json.createValue("m.login.password"));
            assertThat(reply.json()).doesNotContainKeys("errcode", "completed");
        }

        @Test
        void ends_the_device_and_its_token() {
            assertThat(delete(session(), alice.userId(), alice.password()).status())
                    .isEqualTo(200);
            assertThat(phone.talk().get(CLIENT + "/account/whoami").errcode()).isEqualTo("M_UNKNOWN_TOKEN");
            assertThat(alice.talk().get(path(phone)).errcode()).isEqualTo("M_NOT_FOUND");
        }

        @Test
        void says_in_the_same_body_that_the_password_was_wrong() {
            String session = session();
            Reply reply = delete(session, alice.userId(), "wrong");
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.errcode()).isEqualTo("M_FORBIDDEN");
            assertThat(reply.json().getString("session")).isEqualTo(session);
            assertThat(reply.json()).containsKeys("flows", "error");
        }

        @Test
        void takes_no_proof_of_another_user() {
            Person bob = server.person("bob");
            assertThat(delete(session(), bob.userId(), bob.password()).status()).isEqualTo(401);
            assertThat(delete(session(), bob.userId(), alice.password()).status())
                    .isEqualTo(401);
            assertThat(alice.talk().get(path(phone)).status()).isEqualTo(200);
        }

        @Test
        void takes_no_session_of_another_request() {
            JsonObject body = with(JsonObject.EMPTY_JSON_OBJECT, proof(session(), alice.userId(), alice.password()));
            Reply reply = alice.talk().send("DELETE", path(alice), body.toString());
            assertThat(reply.status()).isEqualTo(403);
            assertThat(alice.talk().get(path(alice)).status()).isEqualTo(200);
        }

        @Test
        void takes_each_proof_once() {
            String session = session();
            delete(session, alice.userId(), alice.password()).ok();
            JsonObject again = with(JsonObject.EMPTY_JSON_OBJECT, object("session", session));
            assertThat(alice.talk()
                            .send("DELETE", path(phone), again.toString())
                            .status())
                    .isEqualTo(403);
        }

        @Test
        void of_several_goes_in_one_request() {
            JsonObject body = Json.createObjectBuilder()
                    .add(
                            "devices",
                            Json.createArrayBuilder().add(phone.deviceId()).add("NEVER-SEEN"))
                    .build();
            String session =
                    alice.talk().post(CLIENT + "/delete_devices", body).json().getString("session");
            JsonObject proven = with(body, proof(session, alice.userId(), alice.password()));
            assertThat(alice.talk().post(CLIENT + "/delete_devices", proven).ok())
                    .isEmpty();
            assertThat(alice.talk().get(path(phone)).status()).isEqualTo(404);
        }

        private String session() {
            return alice.talk().send("DELETE", path(phone), "{}").json().getString("session");
        }

        private Reply delete(String session, String user, String password) {
            JsonObject body = with(JsonObject.EMPTY_JSON_OBJECT, proof(session, user, password));
            return alice.talk().send("DELETE", path(phone), body.toString());
        }
    }

    private static String path(Person person) {
        return CLIENT + "/devices/" + person.deviceId();
    }
}
