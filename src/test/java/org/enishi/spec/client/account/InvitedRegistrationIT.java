package org.enishi.spec.client.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.spec.client.account.Bodies.CLIENT;
import static org.enishi.spec.client.account.Bodies.object;
import static org.enishi.spec.client.account.Bodies.with;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Map;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#user-interactive-authentication-api">Matrix v1.19,
 *     "User-Interactive Authentication API"</a>
 */
@DisplayName("Registration with a token and terms")
class InvitedRegistrationIT {
    private static final String ADMIN_API = "/_synapse/admin/v1/registration_tokens";
    private static final String TOKEN_STAGE = "m.login.registration_token";
    private static final String TERMS_STAGE = "m.login.terms";
    private static final EnishiServer SERVER = new EnishiServer(Map.of(
            "enishi.registration.with-token", "true",
            "enishi.registration.terms", "https://example.org/terms-1.2.html",
            "enishi.registration.terms-version", "1.2"));

    private final Person admin = SERVER.administrator("admin");

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void says_which_stages_there_are_and_what_they_need() {
        JsonObject question = register("anna", JsonValue.EMPTY_JSON_OBJECT).json();
        assertThat(question.getJsonArray("flows").getJsonObject(0).getJsonArray("stages"))
                .containsExactly(Json.createValue(TOKEN_STAGE), Json.createValue(TERMS_STAGE));
        JsonObject terms = question.getJsonObject("params").getJsonObject(TERMS_STAGE);
        JsonObject policy = terms.getJsonObject("policies").getJsonObject("terms_of_service");
        assertThat(policy.getString("version")).isEqualTo("1.2");
        assertThat(policy.getJsonObject("en").getString("url")).isEqualTo("https://example.org/terms-1.2.html");
    }

    @Test
    void goes_stage_by_stage_and_tells_which_are_completed() {
        String token = token(object("token", "stage-by-stage"));
        String session = session("berta");

        Reply first = show("berta", session, token);
        assertThat(first.status()).isEqualTo(401);
        assertThat(first.json().getJsonArray("completed")).containsExactly(Json.createValue(TOKEN_STAGE));
        assertThat(first.json().getString("session")).isEqualTo(session);
        assertThat(first.json()).doesNotContainKey("errcode");

        JsonObject made = accept("berta", session).ok();
        assertThat(made.getString("user_id")).isEqualTo("@berta:" + SERVER.name());
        assertThat(admin.talk().get(ADMIN_API + "/" + token).ok().getInt("completed"))
                .isOne();
    }

    @Test
    void adds_errcode_and_error_when_a_stage_fails_and_goes_on_in_the_same_session() {
        String session = session("carla");
        Reply failed = show("carla", session, "no-such-token");
        assertThat(failed.status()).isEqualTo(401);
        assertThat(failed.errcode()).isEqualTo("M_FORBIDDEN");
        assertThat(failed.json()).containsKeys("error", "flows", "params");
        assertThat(failed.json().getString("session")).isEqualTo(session);
        show("carla", session, token(object("token", "second-try")));
        assertThat(accept("carla", session).status()).isEqualTo(200);
    }

    @Test
    void goes_in_the_order_of_the_flow() {
        String session = session("claudia");
        Reply tooEarly = accept("claudia", session);
        assertThat(tooEarly.status()).isEqualTo(401);
        assertThat(tooEarly.errcode()).isEqualTo("M_UNAUTHORIZED");
        assertThat(tooEarly.json()).doesNotContainKey("completed");
    }

    @Test
    void remembers_what_later_stages_do_not_repeat() {
        String session = session("ludwig");
        JsonObject shown = Json.createObjectBuilder(stage(session, TOKEN_STAGE))
                .add("token", token(object("token", "said-once")))
                .build();
        JsonObject nothing = JsonValue.EMPTY_JSON_OBJECT;
        assertThat(register(with(nothing, shown)).status()).isEqualTo(401);
        JsonObject made = register(with(nothing, stage(session, TERMS_STAGE))).ok();
        assertThat(made.getString("user_id")).isEqualTo("@ludwig:" + SERVER.name());
        JsonObject login = Bodies.login("ludwig", "correct horse battery").build();
        assertThat(SERVER.talk().post(CLIENT + "/login", login).status()).isEqualTo(200);
    }

    @Test
    void a_completed_stage_cannot_be_retried() {
        String session = session("dora");
        show("dora", session, token(object("token", "once-is-enough")));
        Reply again = show("dora", session, "something else");
        assertThat(again.status()).isEqualTo(401);
        assertThat(again.json().getJsonArray("completed")).containsExactly(Json.createValue(TOKEN_STAGE));
        assertThat(again.json()).doesNotContainKey("errcode");
    }

    @Test
    void a_session_makes_one_account_only() {
        String session = session("emil");
        show("emil", session, token(object("token", "one-account")));
        accept("emil", session).ok();
        Reply second = poll("emma", session);
        assertThat(second.status()).isEqualTo(403);
    }

    @Test
    void a_name_that_was_taken_meanwhile_can_be_replaced_without_proving_all_again() {
        Person taken = SERVER.person("fritz");
        String name = taken.userId().substring(1, taken.userId().indexOf(':'));
        String session = session("frieda");
        show("frieda", session, token(object("token", "other-name")));
        assertThat(accept(name, session).errcode()).isEqualTo("M_USER_IN_USE");
        assertThat(accept("frieda", session).status()).isEqualTo(200);
    }

    @Test
    void needs_no_stage_that_is_in_no_flow() {
        Reply reply = register("gustav", object("type", "m.login.dummy"));
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.errcode()).isEqualTo("M_UNAUTHORIZED");
    }

    @Nested
    class A_token {
        @Test
        void of_one_use_is_taken_while_somebody_registers_with_it() {
            String token =
                    token(Json.createObjectBuilder().add("uses_allowed", 1).build());
            assertThat(isValid(token)).isTrue();
            String session = session("hans");
            show("hans", session, token);

            assertThat(admin.talk().get(ADMIN_API + "/" + token).ok().getInt("pending"))
                    .isOne();
            assertThat(isValid(token)).isFalse();
            assertThat(show("heidi", session("heidi"), token).errcode()).isEqualTo("M_FORBIDDEN");

            accept("hans", session).ok();
            JsonObject used = admin.talk().get(ADMIN_API + "/" + token).ok();
            assertThat(used.getInt("completed")).isOne();
            assertThat(used.getInt("pending")).isZero();
            assertThat(isValid(token)).isFalse();
        }

        @Test
        void that_nobody_made_is_not_valid() {
            assertThat(isValid("never-made")).isFalse();
        }

        @Test
        void is_asked_for_in_vain_where_registration_is_closed() {
            Reply reply = Servers.one().talk().get(validity("any"));
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.errcode()).isEqualTo("M_FORBIDDEN");
        }

        @Test
        void is_changed_and_removed_by_administrators() {
            String token = token(object("token", "to-be-changed"));
            JsonObject changed = admin.talk()
                    .put(
                            ADMIN_API + "/" + token,
                            Json.createObjectBuilder().add("uses_allowed", 3).build())
                    .ok();
            assertThat(changed.getInt("uses_allowed")).isEqualTo(3);
            assertThat(changed.isNull("expiry_time")).isTrue();
            assertThat(admin.talk().get(ADMIN_API + "?valid=true").ok().getJsonArray("registration_tokens"))
                    .contains(changed);
            admin.talk().delete(ADMIN_API + "/" + token).ok();
            assertThat(admin.talk().get(ADMIN_API + "/" + token).errcode()).isEqualTo("M_NOT_FOUND");
            assertThat(isValid(token)).isFalse();
        }

        @Test
        void is_none_of_other_peoples_business() {
            Person bob = SERVER.person("bob");
            assertThat(bob.talk().get(ADMIN_API).status()).isEqualTo(403);
            assertThat(bob.talk().post(ADMIN_API + "/new", "{}").status()).isEqualTo(403);
            assertThat(SERVER.talk().get(ADMIN_API).status()).isEqualTo(401);
        }

        @Test
        void is_well_formed_new_and_not_expired() {
            String token = token(object("token", "only-once"));
            assertThat(admin.talk()
                            .post(ADMIN_API + "/new", object("token", token))
                            .status())
                    .isEqualTo(400);
            assertThat(admin.talk()
                            .post(ADMIN_API + "/new", object("token", "with space"))
                            .status())
                    .isEqualTo(400);
            JsonObject past = Json.createObjectBuilder().add("expiry_time", 1).build();
            assertThat(admin.talk().post(ADMIN_API + "/new", past).status()).isEqualTo(400);
        }

        private boolean isValid(String token) {
            return SERVER.talk().get(validity(token)).ok().getBoolean("valid");
        }
    }

    @Test
    void shows_the_terms_on_a_page_to_those_whose_client_does_not_know_the_stage() {
        String path = CLIENT + "/auth/" + TERMS_STAGE + "/fallback/web?session=" + session("ida");
        Reply page = SERVER.talk().offTheRecord().get(path);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("https://example.org/terms-1.2.html");
    }

    private static String validity(String token) {
        return "/_matrix/client/v1/register/m.login.registration_token/validity?token=" + token;
    }

    private String token(JsonObject wish) {
        return admin.talk().post(ADMIN_API + "/new", wish).ok().getString("token");
    }

    private static String session(String name) {
        return SERVER.talk().post(CLIENT + "/register", wish(name)).json().getString("session");
    }

    private static Reply show(String name, String session, String token) {
        JsonObject stage = stage(session, TOKEN_STAGE);
        return register(
                name, Json.createObjectBuilder(stage).add("token", token).build());
    }

    private static Reply accept(String name, String session) {
        return register(name, stage(session, TERMS_STAGE));
    }

    private static JsonObject stage(String session, String type) {
        return Json.createObjectBuilder()
                .add("session", session)
                .add("type", type)
                .build();
    }

    private static Reply poll(String name, String session) {
        return register(name, object("session", session));
    }

    private static Reply register(String name, JsonObject auth) {
        return register(with(wish(name), auth));
    }

    private static Reply register(JsonObject body) {
        return SERVER.talk().post(CLIENT + "/register", body);
    }

    private static JsonObject wish(String name) {
        return Json.createObjectBuilder()
                .add("username", name)
                .add("password", "correct horse battery")
                .build();
    }
}
