package org.enishi.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets into the console, and what a stranger can do from outside. */
class EnteringIT {
    private static final String FORM = "application/x-www-form-urlencoded";

    private static EnishiServer server;
    private static Person admin;

    @BeforeAll
    static void start() {
        server = Servers.one();
        admin = server.administrator("keeper");
    }

    @Test
    void whoever_logs_in_comes_to_the_page_they_wanted_with_a_new_session() {
        try (var browser = Browser.at(server.http(), "en")) {
            browser.open("partners?search=example");
            assertThat(browser.address()).startsWith("/admin/login?to=");
            String before = browser.session();

            browser.logIn(admin.userId(), admin.password());

            assertThat(browser.address()).isEqualTo("/admin/partners?search=example");
            assertThat(browser.session()).as("session fixation").isNotEqualTo(before);
            assertThat(browser.cookie("enishi-console").isHttpOnly()).isTrue();
            assertThat(browser.cookie("enishi-console").getSameSite()).isIn("Lax", "Strict");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void a_wrong_password_is_refused_and_written_down() {
        try (var browser = Browser.at(server.http(), "en")) {
            browser.open("login").logIn(admin.userId(), "not the password");
            assertThat(browser.heading()).isEqualTo("Sign in");
            browser.says("The user name or the password is wrong");
            assertThat(browser.open("").address()).startsWith("/admin/login");

            browser.logIn(admin.userId(), admin.password()).open("audit?action=console.sign-in-refused");
            assertThat(browser.texts("tbody td")).contains("Sign-in refused", admin.userId());
        }
    }

    @Test
    void whoever_signs_out_is_out() {
        try (var browser = Browser.at(server.http(), "en")) {
            browser.open("").logIn(admin.userId(), admin.password());
            String session = browser.session();
            browser.click("leave:out");
            assertThat(browser.heading()).isEqualTo("Sign in");
            assertThat(get("/admin/partners", session).status()).isEqualTo(302);
        }
    }

    @Test
    void somebody_without_the_role_sees_nothing_but_that() {
        Person somebody = server.person("somebody");
        try (var browser = Browser.at(server.http(), "en")) {
            browser.open("").logIn(somebody.userId(), somebody.password());
            assertThat(browser.heading()).isEqualTo("Not allowed");
            for (String page : new String[] {"", "partners", "audit", "partners.csv", "audit.csv", "index.xhtml"}) {
                assertThat(get("/admin/" + page, browser.session()).status())
                        .as(page)
                        .isEqualTo(403);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "index.xhtml",
                "partners",
                "partners.xhtml",
                "partner?domain=x.example",
                "partner-add",
                "partner-remove?domain=x.example",
                "audit",
                "audit-entry?number=1",
                "partners.csv",
                "audit.csv",
                "login/../partners",
                "%2e%2e/admin/partners",
                "login;/../audit",
                "jakarta.faces.resource/../audit"
            })
    void a_stranger_sees_no_page(String page) {
        Reply reply = get("/admin/" + page, "none");
        assertThat(reply.text()).doesNotContain("<table", "Partners", "Audit log");
        assertThat(reply.status()).as(reply.toString()).isIn(302, 400, 403, 404);
    }

    @Test
    void a_form_without_its_token_changes_nothing() {
        try (var browser = Browser.at(server.http(), "en")) {
            browser.open("").logIn(admin.userId(), admin.password());
            String form = "add=add&add:domain=forged.example&add:why:reason=because&add:save=";

            assertThat(post("/admin/partner-add", form, browser.session(), "same-origin")
                            .status())
                    .isLessThan(500);
            String guessed = form + "&jakarta.faces.ViewState=1:1";
            post("/admin/partner-add", guessed, browser.session(), "same-origin");
            assertThat(post("/admin/partner-add", form, browser.session(), "cross-site")
                            .status())
                    .isEqualTo(403);

            assertThat(admin.talk()
                            .get("/_enishi/admin/v1/federation/allowed/forged.example")
                            .errcode())
                    .isEqualTo("M_NOT_FOUND");
        }
    }

    @Test
    void the_way_back_leads_nowhere_else() {
        for (String away :
                new String[] {"https://evil.example/", "//evil.example/", "/admin//evil.example", "/_matrix"}) {
            try (var browser = Browser.at(server.http(), "en")) {
                browser.open("login?to=" + away).logIn(admin.userId(), admin.password());
                assertThat(browser.address()).as(away).isEqualTo("/admin/");
            }
        }
    }

    private static Reply get(String path, String session) {
        return send(
                HttpRequest.newBuilder(URI.create(server.http() + path)).header("Cookie", "enishi-console=" + session),
                "");
    }

    private static Reply post(String path, String form, String session, String site) {
        var request = HttpRequest.newBuilder(URI.create(server.http() + path))
                .header("Cookie", "enishi-console=" + session)
                .header("Content-Type", FORM)
                .header("Sec-Fetch-Site", site)
                .POST(BodyPublishers.ofString(form));
        return send(request, form);
    }

    private static Reply send(HttpRequest.Builder request, String body) {
        return server.talk().send(request.build(), body).join();
    }
}
