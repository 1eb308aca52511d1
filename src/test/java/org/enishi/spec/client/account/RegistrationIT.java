package org.enishi.spec.client.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.spec.client.account.Bodies.CLIENT;
import static org.enishi.spec.client.account.Bodies.object;
import static org.enishi.spec.client.account.Bodies.with;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.HttpTalk;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3register">Matrix v1.19, "POST /register"</a> */
@DisplayName("Registration")
class RegistrationIT {
    private static final String PASSWORD = "correct horse battery";
    private static final JsonObject DUMMY = object("type", "m.login.dummy");
    private static final EnishiServer OPEN = new EnishiServer(Map.of(
            "enishi.registration.open", "true",
            "enishi.registration.with-token", "true",
            "enishi.login.token-lifetime", "2s",
            "enishi.public-url", "https://chat.example.org/",
            "enishi.federation.delegate", "chat.example.org:443",
            "enishi.support.email", "help@example.org",
            "enishi.limits.enabled", "true",
            "enishi.limits.registration", "1000/1s",
            "enishi.limits.room-creation", "1/1h",
            "enishi.limits.login", "3/1h"));

    @BeforeAll
    static void start() {
        OPEN.start();
    }

    @AfterAll
    static void stop() {
        OPEN.close();
    }

    @Test
    void asks_first_and_makes_the_account_when_the_flow_is_done() {
        Reply first = register(wish("anna"));
        assertThat(first.status()).isEqualTo(401);
        JsonObject auth = Json.createObjectBuilder(DUMMY)
                .add("session", first.json().getString("session"))
                .build();
        JsonObject made = register(with(wish("anna"), auth)).ok();
        assertThat(made.getString("user_id")).isEqualTo("@anna:" + OPEN.name());
        assertThat(made).containsKeys("access_token", "device_id");
    }

    @Test
    void makes_one_account_of_a_proof_that_comes_several_times_at_once() {
        JsonObject auth = Json.createObjectBuilder(DUMMY)
                .add("session", register(wish("emma")).json().getString("session"))
                .build();
        List<CompletableFuture<Reply>> replies = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> register(with(wish("emma"), auth))))
                .limit(16)
                .toList();
        assertThat(replies.stream().map(reply -> reply.join().status()))
                .containsOnlyOnce(200)
                .isSubsetOf(200, 400, 403);
    }

    @Test
    void offers_several_flows_of_which_one_is_enough() {
        assertThat(register(wish("konrad")).json().getJsonArray("flows"))
                .extracting(flow -> flow.asJsonObject().getJsonArray("stages").getString(0))
                .containsExactly("m.login.registration_token", "m.login.dummy");
    }

    @Test
    void never_gives_away_a_name_again() {
        JsonObject made = register(with(wish("jonas"), DUMMY)).ok();
        JsonObject proof = Bodies.login("jonas", PASSWORD).build();
        new HttpTalk(OPEN.http(), made.getString("access_token"))
                .post(CLIENT + "/account/deactivate", with(JsonObject.EMPTY_JSON_OBJECT, proof))
                .ok();
        assertThat(register(wish("jonas")).errcode()).isEqualTo("M_USER_IN_USE");
    }

    @Test
    void accepts_the_proof_in_the_first_request() {
        assertThat(register(with(wish("berta"), DUMMY)).status()).isEqualTo(200);
    }

    @Test
    void does_not_log_in_who_does_not_want_it() {
        JsonObject body = Json.createObjectBuilder(wish("carla"))
                .add("inhibit_login", true)
                .build();
        assertThat(register(with(body, DUMMY)).ok()).containsOnlyKeys("user_id");
    }

    @Test
    void chooses_a_name_for_who_brings_none() {
        assertThat(register(with(object("password", PASSWORD), DUMMY)).ok().getString("user_id"))
                .matches("@[a-z0-9]+:.*");
    }

    @Test
    void writes_names_in_lower_case() {
        assertThat(register(with(wish("Dora"), DUMMY)).ok().getString("user_id"))
                .isEqualTo("@dora:" + OPEN.name());
        assertThat(register(wish("DORA")).errcode()).isEqualTo("M_USER_IN_USE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "ü", "a:b", "@a", "a\u0000b", "#", "a\\b"})
    void refuses_names_outside_of_the_grammar_before_the_flow(String name) {
        Reply reply = register(wish(name));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errcode()).isEqualTo("M_INVALID_USERNAME");
    }

    @Test
    void tells_which_names_are_available() {
        register(with(wish("emil"), DUMMY)).ok();
        String path = CLIENT + "/register/available?username=";
        assertThat(OPEN.talk().get(path + "emil").errcode()).isEqualTo("M_USER_IN_USE");
        assertThat(OPEN.talk().get(path + "%40emil").errcode()).isEqualTo("M_INVALID_USERNAME");
        assertThat(OPEN.talk().get(path + "fritz").ok().getBoolean("available")).isTrue();
    }

    @Test
    void refuses_guests_weak_passwords_and_unknown_kinds() {
        assertThat(OPEN.talk().post(CLIENT + "/register?kind=guest", "{}").errcode())
                .isEqualTo("M_GUEST_ACCESS_FORBIDDEN");
        assertThat(OPEN.talk().post(CLIENT + "/register?kind=king", "{}").status())
                .isEqualTo(400);
        JsonObject weak =
                Json.createObjectBuilder(wish("gustav")).add("password", "x").build();
        assertThat(register(weak).errcode()).isEqualTo("M_WEAK_PASSWORD");
    }

    @Test
    void is_closed_by_default() {
        Reply reply = Servers.one().talk().post(CLIENT + "/register", wish("anna"));
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.errcode()).isEqualTo("M_FORBIDDEN");
    }

    @Test
    void with_the_shared_secret_takes_each_nonce_once_and_no_wrong_mac() {
        String path = "/_synapse/admin/v1/register";
        String nonce = OPEN.talk().get(path).ok().getString("nonce");
        JsonObject body = Json.createObjectBuilder(wish("hans"))
                .add("nonce", nonce)
                .add("mac", "00")
                .build();
        assertThat(OPEN.talk().post(path, body).status()).isEqualTo(403);
        assertThat(OPEN.talk().post(path, body).status()).isEqualTo(400);
    }

    @Test
    void what_is_configured_can_be_discovered() {
        String path = "/.well-known/matrix/";
        assertThat(OPEN.talk().get(path + "client").ok().getJsonObject("m.homeserver"))
                .isEqualTo(object("base_url", "https://chat.example.org"));
        assertThat(OPEN.talk().get(path + "server").ok()).isEqualTo(object("m.server", "chat.example.org:443"));
        assertThat(OPEN.talk().get(path + "support").text()).contains("help@example.org");
    }

    @Test
    void too_many_logins_must_wait() {
        Reply reply = login("nobody");
        for (int i = 0; i < 3; i++) reply = login("nobody");
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.errcode()).isEqualTo("M_LIMIT_EXCEEDED");
        assertThat(reply.json().getInt("retry_after_ms")).isPositive();
        assertThat(reply.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void an_account_is_one_however_its_name_is_written() {
        String[] names = {"somebody", "Somebody  ", "@SOMEBODY:" + OPEN.name(), "\t somebody"};
        for (int i = 0; i < 3; i++) assertThat(login(names[i]).status()).isEqualTo(403);
        assertThat(login(names[3]).status()).isEqualTo(429);
        for (int i = 0; i < 3; i++)
            assertThat(login("@" + i + ":elsewhere.example").status()).isEqualTo(403);
        assertThat(login("not-a-name".repeat(30)).status()).isEqualTo(429);
    }

    @Test
    void whose_token_has_expired_is_softly_logged_out_and_may_refresh() {
        JsonObject body =
                Json.createObjectBuilder(wish("ida")).add("refresh_token", true).build();
        JsonObject made = register(with(body, DUMMY)).ok();
        assertThat(made.getInt("expires_in_ms")).isEqualTo(2000);
        HttpTalk ida = new HttpTalk(OPEN.http(), made.getString("access_token"));
        Awaitility.await().untilAsserted(() -> {
            Reply reply = ida.get(CLIENT + "/account/whoami");
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.errcode()).isEqualTo("M_UNKNOWN_TOKEN");
            assertThat(reply.json().getBoolean("soft_logout")).isTrue();
        });
        Reply remote = ida.get(CLIENT + "/profile/%40who%3Aelsewhere.example");
        assertThat(remote.errcode()).isEqualTo("M_UNKNOWN_TOKEN");
        assertThat(remote.json().getBoolean("soft_logout")).isTrue();
        JsonObject fresh = OPEN.talk()
                .post(CLIENT + "/refresh", object("refresh_token", made.getString("refresh_token")))
                .ok();
        assertThat(fresh.getString("access_token")).isNotEqualTo(made.getString("access_token"));
    }

    @Test
    void too_many_rooms_of_one_user_must_wait_and_others_need_not() {
        Person greedy = OPEN.person("greedy");
        greedy.talk().post(CLIENT + "/createRoom", "{}").ok();
        assertThat(greedy.talk().post(CLIENT + "/createRoom", "{}").errcode()).isEqualTo("M_LIMIT_EXCEEDED");
        OPEN.person("modest").talk().post(CLIENT + "/createRoom", "{}").ok();
    }

    private static Reply login(String name) {
        return OPEN.talk().post(CLIENT + "/login", Bodies.login(name, "wrong").build());
    }

    private static JsonObject wish(String name) {
        return Json.createObjectBuilder()
                .add("username", name)
                .add("password", PASSWORD)
                .build();
    }

    private static Reply register(JsonObject body) {
        return OPEN.talk().post(CLIENT + "/register", body);
    }
}
