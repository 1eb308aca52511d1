package org.enishi.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An agreement is ended from the partner's page, with a reason, and the page then says how far that is. */
class EndingsIT {
    private static EnishiServer server;
    private static Person admin;

    @BeforeAll
    static void start() {
        server = Servers.one();
        admin = server.administrator("ending");
        admin.talk()
                .put("/_enishi/admin/v1/federation/allowed/finished.example", "{\"reason\":\"Contract 9\"}")
                .ok();
    }

    @Test
    void shows_what_it_concerns_asks_for_a_reason_and_tells_of_its_end() {
        try (var browser = Browser.at(server.http(), "en")) {
            browser.open("partner?domain=finished.example").logIn(admin.userId(), admin.password());
            browser.follow("End the agreement");
            assertThat(browser.heading()).isEqualTo("End an agreement in order");
            assertThat(browser.texts(".figure-value")).hasSize(5).containsOnly("0");
            browser.click("end:act");
            browser.says("Please give a reason");
            browser.type("end:why:reason", "Contract 9 is over").click("end:act");
            browser.says("Ending of the agreement", "Contract 9 is over");

            browser.open("audit?object=finished.example");
            assertThat(browser.texts("tbody tr")).anyMatch(row -> row.contains("Ending of an agreement begun"));
        }
    }
}
