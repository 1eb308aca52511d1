package org.enishi.spec.client.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.spec.client.account.Bodies.CLIENT;
import static org.enishi.spec.client.account.Bodies.object;
import static org.enishi.spec.client.account.Bodies.with;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Pages are off the record: the contract knows JSON only. @see <a href="https://spec.matrix.org/v1.19/client-server-api/#fallback">Matrix v1.19, "Fallback"</a> */
@DisplayName("The page for a stage")
class FallbackPageIT {
    private static final String PASSWORD_STAGE = "m.login.password";

    private final EnishiServer server = Servers.one();
    private final Person alice = server.person("alice");
    private final Person phone = alice.onAnotherDevice();

    @Test
    void performs_the_stage_and_tells_the_client() {
        String session = session();
        Reply page = server.talk().offTheRecord().get(page(PASSWORD_STAGE) + "?session=" + session);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(page.text()).contains("<form", session);

        Reply done = submit("session=" + session + "&password=" + Person.segment(alice.password()));
        assertThat(done.text()).contains("window.onAuthDone()");
        assertThat(delete(session).status()).isEqualTo(200);
    }

    @Test
    void asks_again_when_the_stage_fails_and_the_client_that_polls_hears_of_no_completed_stage() {
        String session = session();
        Reply failed = submit("session=" + session + "&password=%3Cb%3E");
        assertThat(failed.status()).isEqualTo(403);
        assertThat(failed.text()).contains("Invalid password", "<form").doesNotContain("<b>", "onAuthDone");
        Reply poll = delete(session);
        assertThat(poll.status()).isEqualTo(401);
        assertThat(poll.json()).doesNotContainKeys("completed", "errcode");
    }

    @Test
    void is_there_for_open_sessions_and_known_stages_only() {
        assertThat(server.talk()
                        .offTheRecord()
                        .get(page(PASSWORD_STAGE) + "?session=unknown")
                        .status())
                .isEqualTo(404);
        assertThat(server.talk()
                        .offTheRecord()
                        .get(page("m.login.magic") + "?session=" + session())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void of_the_login_is_served_too() {
        Reply page = server.talk().offTheRecord().get("/_matrix/static/client/login/?device_id=PHONE");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("window.matrixLogin.onLogin(response)");
    }

    private String session() {
        return alice.talk().send("DELETE", device(), "{}").json().getString("session");
    }

    private Reply delete(String session) {
        JsonObject poll = with(JsonObject.EMPTY_JSON_OBJECT, object("session", session));
        return alice.talk().send("DELETE", device(), poll.toString());
    }

    private String device() {
        return CLIENT + "/devices/" + phone.deviceId();
    }

    private Reply submit(String form) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.http() + page(PASSWORD_STAGE)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return server.talk().offTheRecord().send(request, form).join();
    }

    private static String page(String stage) {
        return CLIENT + "/auth/" + stage + "/fallback/web";
    }
}
