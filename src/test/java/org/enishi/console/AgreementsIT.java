package org.enishi.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Changing what was agreed, denying, and finding out why. */
class AgreementsIT {
    private static EnishiServer server;
    private static Person admin;

    @BeforeAll
    static void start() {
        server = Servers.one();
        admin = server.administrator("agreeing");
    }

    @Test
    void an_agreement_is_rehearsed_changed_and_shown_with_what_it_says() {
        list("change.example");
        try (var browser = Browser.at(server.http(), "en")) {
            browser.open("partner?domain=change.example").logIn(admin.userId(), admin.password());
            browser.follow("Change the agreement");
            browser.check("agreement:they_may_enter")
                    .type("agreement:media_max_bytes", "2.5")
                    .type("agreement:contact", "Ms. Sato");
            browser.click("agreement:rehearse");
            browser.says("There was no traffic with this domain");
            browser.click("agreement:save");
            browser.says("Please give a reason");
            browser.type("agreement:why:reason", "Contract 8").click("agreement:save");
            assertThat(browser.heading()).isEqualTo("change.example");
            browser.says("was changed. It counts from now.", "Up to 2.5 MB", "Ms. Sato", "Contract 8");
            browser.follow("Agreement changed");
            browser.says("they_may_enter", "true", "false");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void what_is_wrong_is_said_beside_its_field() {
        list("wrong.example");
        try (var browser = Browser.at(server.http(), "ja")) {
            browser.open("partner-agreement?domain=wrong.example").logIn(admin.userId(), admin.password());
            browser.type("agreement:signing_keys", "nonsense")
                    .type("agreement:why:reason", "x")
                    .click("agreement:save");
            browser.says("鍵 ID と公開鍵を 10 行まで");
            browser.type("agreement:signing_keys", "")
                    .check("agreement:our_rooms_listed")
                    .type("agreement:our_rooms", "#alias:wrong.example")
                    .click("agreement:save");
            browser.says("!abc:partner.example のようなルーム ID");
        }
    }

    @Test
    void a_domain_is_denied_and_the_denial_lifted() {
        try (var browser = Browser.at(server.http(), "en")) {
            browser.open("partner-deny?domain=bad.example").logIn(admin.userId(), admin.password());
            browser.type("deny:why:reason", "An incident").click("deny:act");
            browser.says("is denied. It counts from now.", "An incident", "May not enter");
            browser.open("partner-denied?search=bad.ex");
            browser.says("1 domain", "bad.example");
            browser.open("partner-explain?user=@x:bad.example&room=%23r:" + server.name());
            browser.says("This server refuses", "The denial of bad.example decides.", "The domain is denied.");
            browser.open("partner-lift?domain=bad.example");
            browser.type("lift:why:reason", "Solved").click("lift:act");
            browser.says("is no longer denied");
            browser.open("audit?object=bad.example");
            assertThat(browser.texts("tbody tr").get(0)).contains("Denial lifted", "Solved");
            assertThat(browser.texts("tbody tr").get(1)).contains("Domain denied", "An incident");
        }
    }

    @Test
    void a_refusal_is_found_with_its_rule() {
        admin.talk().post("/_matrix/client/v3/createRoom", "{\"invite\":[\"@x:uninvited.example\"]}");
        try (var browser = Browser.at(server.http(), "en")) {
            browser.open("partner-refusals?search=uninvited").logIn(admin.userId(), admin.password());
            assertThat(browser.texts("tbody tr"))
                    .singleElement()
                    .asString()
                    .contains("uninvited.example", "We: invite", "DOMAIN_MAY_NOT_BE_INVITED");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static void list(String domain) {
        admin.talk()
                .put("/_enishi/admin/v1/federation/allowed/" + domain, "{\"reason\":\"x\"}")
                .ok();
    }
}
