package org.enishi.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.SoftAssertions;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page opens, in both languages, narrow and wide, light and dark, and keeps to what browsers and people need. */
class PagesIT {
    private static final String[] PAGES = {
        "",
        "partners",
        "partners?search=nobody",
        "partners?only=due",
        "partner-offers",
        "partner-decline?domain=unlisted.example",
        "partner?domain=*.pages.example",
        "partner?domain=unlisted.example",
        "partner?domain=denied.example",
        "partner?domain=open.example",
        "partner-add",
        "partner-agreement?domain=open.example",
        "partner-denied",
        "partner-denied?search=nobody",
        "partner-deny",
        "partner-lift?domain=denied.example",
        "partner-refusals",
        "partner-refusals?search=nothing-like-this",
        "partner-explain",
        "partner-explain?user=@x:stranger.example&room=!nowhere:stranger.example",
        "partner-explain?user=nobody&room=x",
        "partner-frozen",
        "partner-release?room=!nowhere:elsewhere.example",
        "partner-remove?domain=*.pages.example",
        "partner-end?domain=*.pages.example",
        "partner?domain=ended.example",
        "audit",
        "audit?search=nothing-like-this",
        "audit?object=*.pages.example",
        "audit-entry?number=1",
        "login",
        "no-such-page"
    };

    private static EnishiServer server;
    private static Person admin;

    @BeforeAll
    static void start() {
        server = Servers.one();
        admin = server.administrator("reader");
        var reason = Json.createObjectBuilder()
                .add("reason", "For the pages: <b>業務提携</b>")
                .build();
        admin.talk()
                .put("/_enishi/admin/v1/federation/allowed/*.pages.example", reason)
                .ok();
        admin.talk()
                .put(
                        "/_enishi/admin/v1/federation/allowed/open.example",
                        "{\"reason\":\"x\",\"they_may_enter\":false,\"media_max_bytes\":1500000,\"review_at\":1,\"our_rooms\":[\"!r:open.example\"],\"contact\":\"Ms. Sato\"}")
                .ok();
        admin.talk()
                .put("/_enishi/admin/v1/federation/denied/denied.example", "{\"reason\":\"An incident\"}")
                .ok();
        admin.talk()
                .put("/_enishi/admin/v1/federation/allowed/ended.example", reason)
                .ok();
        admin.talk()
                .put("/_enishi/admin/v1/federation/endings/ended.example", reason)
                .ok();
        admin.talk().post("/_matrix/client/v3/createRoom", "{\"invite\":[\"@somebody:stranger.example\"]}");
    }

    @ParameterizedTest
    @CsvSource({"en, 1280, false", "ja, 390, true", "ja, 1920, false", "en, 390, false"})
    void opens_without_a_complaint(String language, int width, boolean dark) {
        var softly = new SoftAssertions();
        try (var browser = Browser.at(server.http(), language)) {
            browser.wide(width).dark(dark).open("").logIn(admin.userId(), admin.password());
            for (String page : PAGES) {
                browser.open(page).shoot(name(page) + "-" + language + "-" + width + (dark ? "-dark" : "-light"));
                softly.assertThat(browser.language()).as(page).isEqualTo(language);
                softly.assertThat(browser.overflow()).as("overflow of " + page).isZero();
                softly.assertThat(browser.barriers())
                        .asInstanceOf(InstanceOfAssertFactories.LIST)
                        .as("axe on " + page)
                        .isEmpty();
                softly.assertThat(browser.text()).as(page).doesNotContain("???", "#{");
                softly.assertThat(browser.complaints())
                        .as("complaints on " + page)
                        .allMatch(message -> page.startsWith("no-such") && message.contains("404"));
            }
        }
        softly.assertAll();
    }

    @Test
    void the_language_can_be_switched_and_stays_so() {
        try (var browser = Browser.at(server.http(), "en")) {
            browser.open("partners?search=pages").logIn(admin.userId(), admin.password());
            assertThat(browser.heading()).isEqualTo("Partners");
            browser.follow("日本語");
            assertThat(browser.heading()).isEqualTo("パートナー");
            assertThat(browser.address()).isEqualTo("/admin/partners?search=pages");
            assertThat(browser.open("audit").heading()).isEqualTo("監査ログ");
        }
    }

    @Test
    void times_are_those_of_the_reader_with_their_zone() {
        try (var browser = Browser.at(server.http(), "en")) {
            browser.open("").logIn(admin.userId(), admin.password()).open("audit");
            assertThat(browser.texts("tbody time")).isNotEmpty().allMatch(time -> time.endsWith(" JST"));
        }
    }

    private static String name(String page) {
        return page.isEmpty() ? "overview" : page.replaceAll("[^a-z0-9]+", "-");
    }
}
