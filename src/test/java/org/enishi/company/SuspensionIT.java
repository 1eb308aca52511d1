package org.enishi.company;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A suspended agreement: nothing goes either way in rooms made here, nobody is removed, and afterwards all is caught up with. */
class SuspensionIT {
    private static final String LIST = "/_enishi/admin/v1/federation/allowed/";

    private static Company a;
    private static Company b;

    @BeforeAll
    static void start() {
        var pair = Servers.pair();
        a = Company.at(pair.alpha());
        b = Company.at(pair.beta());
        a.lists(b, true);
        b.lists(a, true);
    }

    @AfterAll
    static void resume() {
        suspended(false);
    }

    private static void suspended(boolean yes) {
        a.administrator()
                .talk()
                .put(LIST + b.name(), "{\"reason\":\"a dispute\",\"suspended\":" + yes + "}")
                .ok();
    }

    private static JsonObject members(Company company, Company.Room room) {
        return company.employee()
                .talk()
                .get("/_matrix/client/v3/rooms/" + Person.segment(room.id()) + "/joined_members")
                .ok()
                .getJsonObject("joined");
    }

    private static void refuses(Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(403);
        assertThat(reply.json().getString("error")).contains("suspended", a.name());
    }

    @Test
    void pauses_at_every_edge_without_removing_anybody() {
        var room = a.makes("public_chat", "public");
        b.joins(room).ok();
        a.says(room, "before").ok();
        b.comesToRead(room, "before");
        var other = a.makes("public_chat", "public");
        var knocking = a.makes("private_chat", "knock");
        var closed = a.makes("private_chat", "invite");

        suspended(true);
        refuses(b.joins(other));
        refuses(b.knocks(knocking));
        refuses(a.invites(b, closed));
        String profile =
                "/_matrix/client/v3/profile/" + Person.segment(a.employee().userId());
        assertThat(b.employee().talk().get(profile).status()).isNotEqualTo(200);
        a.says(room, "said during the pause").ok();
        b.says(room, "said there during the pause").ok();
        refuses(b.joins(other));
        assertThat(b.reads(room)).doesNotContain("said during the pause");
        assertThat(a.reads(room)).doesNotContain("said there during the pause");
        assertThat(members(a, room))
                .as("nobody is removed")
                .containsKey(b.employee().userId());
        assertThat(members(b, room)).containsKey(a.employee().userId());

        suspended(false);
        a.says(room, "after").ok();
        b.comesToRead(room, "after");
        b.comesToRead(room, "said during the pause");
        b.says(room, "here again").ok();
        a.comesToRead(room, "here again");
        a.comesToRead(room, "said there during the pause");
        b.joins(other).ok();
    }
}
