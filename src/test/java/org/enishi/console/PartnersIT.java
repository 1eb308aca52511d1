package org.enishi.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.util.Locale;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The main acts: letting a partner in, and taking one off the list. */
class PartnersIT {
    private static EnishiServer alpha;
    private static EnishiServer beta;
    private static Person admin;

    @BeforeAll
    static void start() {
        var pair = Servers.pair();
        alpha = pair.alpha();
        beta = pair.beta();
        admin = alpha.administrator("gate");
    }

    @Test
    void a_join_that_failed_succeeds_once_the_domain_is_listed_and_both_are_in_the_audit_log() {
        Person alice = alpha.person("alice");
        Person bob = beta.person("bob");
        admin.talk().delete("/_enishi/admin/v1/federation/allowed/" + beta.name());
        String room = publicRoom(alice);

        Reply refused = join(bob, room);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().getString("error")).contains(alpha.name(), "administrator");

        try (var browser = Browser.at(alpha.http(), "en")) {
            browser.open("partners").logIn(admin.userId(), admin.password());
            browser.follow("Add a partner")
                    .type("add:domain", beta.name().toUpperCase(Locale.ROOT))
                    .type("add:why:reason", "Joint project, contract 7")
                    .click("add:save");
            assertThat(browser.heading()).isEqualTo(beta.name());
            browser.says("is on the list. It counts from now.", "May enter", "Joint project, contract 7");

            assertThat(join(bob, room).status()).isEqualTo(200);

            browser.open("partner-remove?domain=" + beta.name());
            assertThat(browser.texts(".figure-value"))
                    .as("rooms and memberships at stake")
                    .doesNotContain("0");
            browser.click("remove:act");
            browser.says("Please give a reason");
            browser.type("remove:why:reason", "Contract 7 ended").click("remove:act");
            browser.says("was taken off the list", "May not enter");

            browser.open("audit?object=" + beta.name());
            assertThat(browser.texts("tbody tr").get(0))
                    .contains("Partner taken off the list", "Contract 7 ended", admin.userId());
            assertThat(browser.texts("tbody tr").get(1))
                    .contains("Partner added", "Joint project, contract 7", admin.userId());
            browser.click("chain:check");
            browser.says("The log is whole");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void what_is_no_partner_is_said_beside_the_field() {
        try (var browser = Browser.at(alpha.http(), "en")) {
            browser.open("partner-add").logIn(admin.userId(), admin.password());
            browser.type("add:domain", "https://partner.example/").click("add:save");
            browser.says("This is not a domain", "Please give a reason");
            browser.type("add:domain", "*.example").click("add:save");
            browser.says("A wildcard has the form");
            browser.type("add:domain", alpha.name()).click("add:save");
            browser.says("the name of this server itself");
        }
    }

    @Test
    void the_list_is_searched_sorted_and_paged_by_its_address() {
        for (int i = 10; i < 65; i++) {
            var reason =
                    Json.createObjectBuilder().add("reason", "Many of them").build();
            admin.talk()
                    .put("/_enishi/admin/v1/federation/allowed/many-" + i + ".example", reason)
                    .ok();
        }
        try (var browser = Browser.at(alpha.http(), "en")) {
            browser.open("partners?search=many-").logIn(admin.userId(), admin.password());
            assertThat(browser.texts("tbody tr")).hasSize(50).first().asString().contains("many-10.example");
            browser.says("55 partners found", "Page 1 of 2");
            browser.follow("Next");
            assertThat(browser.address()).isEqualTo("/admin/partners?search=many-&page=2");
            assertThat(browser.texts("tbody tr")).hasSize(5);
            admin.talk()
                    .put(
                            "/_enishi/admin/v1/federation/allowed/many-44.example",
                            "{\"reason\":\"Many of them\",\"suspended\":true}")
                    .ok();
            browser.open("partners?search=many-&only=suspended");
            assertThat(browser.texts("tbody tr"))
                    .singleElement()
                    .asString()
                    .contains("many-44.example", "Suspended", "Unknown");
            browser.open("partners?search=many-&only=accepted").says("No partner matches");
            browser.open("partners?search=many-&only=open").says("55 partners found");
            browser.open("partners?search=MANY-4&order=-domain");
            assertThat(browser.texts("tbody tr")).hasSize(10).first().asString().contains("many-49.example");
        }
    }

    private static String publicRoom(Person owner) {
        var room = Json.createObjectBuilder().add("preset", "public_chat").build();
        return owner.talk().post("/_matrix/client/v3/createRoom", room).ok().getString("room_id");
    }

    private static Reply join(Person person, String room) {
        String via = Person.segment(alpha.name());
        return person.talk()
                .post("/_matrix/client/v3/join/" + Person.segment(room) + "?via=" + via + "&server_name=" + via, "{}");
    }
}
