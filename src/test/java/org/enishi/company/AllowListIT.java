package org.enishi.company;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two companies, each with its own list: the list of the host says who enters the rooms made there. */
class AllowListIT {
    private static final String LIST = "/_enishi/admin/v1/federation/allowed/";

    private static Company a;
    private static Company b;

    @BeforeAll
    static void start() {
        var pair = Servers.pair();
        a = Company.at(pair.alpha());
        b = Company.at(pair.beta());
    }

    @ParameterizedTest(name = "A lists B: {0}, B lists A: {1}")
    @CsvSource({"false, false", "true, false", "false, true", "true, true"})
    void the_list_of_the_host_decides_who_enters(boolean aListsB, boolean bListsA) {
        a.lists(b, aListsB);
        b.lists(a, bListsA);
        enters(b, a, aListsB);
        enters(a, b, bListsA);
    }

    private static void enters(Company guest, Company host, boolean allowed) {
        var open = host.makes("public_chat", "public");
        expect(guest.joins(open), allowed, host);
        if (!allowed)
            assertThat(host.server().output()).contains(guest.name() + ", no room in question: DOMAIN_MAY_NOT_ASK");

        var knocking = host.makes("private_chat", "knock");
        expect(guest.knocks(knocking), allowed, host);

        var closed = host.makes("private_chat", "invite");
        assertThat(guest.joins(closed).status()).as("without an invitation").isEqualTo(403);
        expect(host.invites(guest, closed), allowed, host);
        if (!allowed) return;
        guest.isInvitedTo(closed);
        assertThat(guest.joinsById(closed).status()).as("with an invitation").isEqualTo(200);
    }

    private static void expect(Reply reply, boolean allowed, Company refusing) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(allowed ? 200 : 403);
        if (allowed) return;
        assertThat(reply.errcode()).isEqualTo("M_FORBIDDEN");
        assertThat(reply.json().getString("error")).contains(refusing.name(), "administrator");
    }

    @Test
    void one_way_works_whole() {
        a.lists(b, true);
        b.lists(a, false);
        var room = a.makes("public_chat", "public");
        a.says(room, "before the guest").ok();
        b.joins(room).ok();

        b.comesToRead(room, "before the guest");
        a.says(room, "from the host").ok();
        b.comesToRead(room, "from the host");
        b.says(room, "from the guest").ok();
        a.comesToRead(room, "from the guest");
        b.leaves(room).ok();
    }

    @Test
    void a_domain_taken_off_is_silent_at_once_and_heals_when_put_back() {
        a.lists(b, true);
        b.lists(a, false);
        var room = a.makes("public_chat", "public");
        b.joins(room).ok();
        a.says(room, "all is well").ok();
        b.comesToRead(room, "all is well");

        a.lists(b, false);
        b.says(room, "into the void").ok();
        a.says(room, "among ourselves").ok();
        var other = b.makes("public_chat", "public");
        assertThat(a.joins(other).status()).as("time for a delivery to fail").isEqualTo(403);
        assertThat(a.reads(room)).contains("among ourselves").doesNotContain("into the void");
        assertThat(b.reads(room)).contains("into the void").doesNotContain("among ourselves");

        a.lists(b, true);
        a.says(room, "welcome back").ok();
        b.comesToRead(room, "welcome back");
        b.comesToRead(room, "among ourselves");
        b.says(room, "here again").ok();
        a.comesToRead(room, "here again");
        a.comesToRead(room, "into the void");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x..example", "*.com", "*", "a%2Fb", "a%00b", "a%5Cb", "partner.example:0", "%20", "@u:x.example"
            })
    void what_is_no_domain_is_not_listed(String name) {
        Reply reply = a.administrator().talk().put(LIST + name, "{\"reason\":\"x\"}");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
        assertThat(reply.errcode()).isEqualTo("M_INVALID_PARAM");
    }

    @Test
    void ones_own_name_is_not_listed_in_any_case() {
        String own = a.name().toUpperCase(Locale.ROOT);
        assertThat(a.administrator()
                        .talk()
                        .put(LIST + own, "{\"reason\":\"x\"}")
                        .errcode())
                .isEqualTo("M_INVALID_PARAM");
    }

    @Test
    void an_entry_is_found_in_any_case_and_needs_a_reason() {
        var talk = a.administrator().talk();
        assertThat(talk.put(LIST + "Case.Example", "{}").errcode()).isEqualTo("M_MISSING_PARAM");
        talk.put(LIST + "Case.Example", "{\"reason\":\"x\"}").ok();
        assertThat(talk.get(LIST + "CASE.example").ok().getString("server_name"))
                .isEqualTo("case.example");
        talk.delete(LIST + "case.EXAMPLE").ok();
        assertThat(talk.delete(LIST + "case.example").errcode()).isEqualTo("M_NOT_FOUND");
    }

    @Test
    void only_administrators_may_ask() {
        var somebody = a.employee().talk();
        assertThat(somebody.get(LIST.substring(0, LIST.length() - 1)).status()).isEqualTo(403);
        assertThat(somebody.put(LIST + "x.example", "{\"reason\":\"x\"}").errcode())
                .isEqualTo("M_FORBIDDEN");
        assertThat(somebody.delete(LIST + "x.example").errcode()).isEqualTo("M_FORBIDDEN");
        assertThat(a.server().talk().get(LIST + "x.example").errcode()).isEqualTo("M_MISSING_TOKEN");
    }
}
