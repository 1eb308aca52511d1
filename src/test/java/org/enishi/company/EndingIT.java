package org.enishi.company;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Ending an agreement: a word, their users out of our rooms, ours out of theirs, all of it told; then the door is closed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EndingIT {
    private static final String FEDERATION = "/_enishi/admin/v1/federation/";

    private static Company a;
    private static Company b;

    @BeforeAll
    static void start() {
        var pair = Servers.startPair(new EnishiServer(Map.of()), new EnishiServer(Map.of()));
        a = Company.at(pair.alpha());
        b = Company.at(pair.beta());
    }

    @AfterAll
    static void end() {
        a.server().close();
        b.server().close();
    }

    private static JsonObject ending() {
        return a.administrator().talk().get(FEDERATION + "endings/" + b.name()).ok();
    }

    private static void begin(String fields) {
        a.administrator()
                .talk()
                .put(FEDERATION + "endings/" + b.name(), "{\"reason\":\"the project is over\"" + fields + "}")
                .ok();
    }

    private static String step() {
        return ending().getJsonObject("ending").getString("step");
    }

    private static void comesToBe(String step) {
        Awaitility.await(step).atMost(Duration.ofSeconds(60)).until(() -> step().equals(step));
    }

    private static Set<String> members(Company asked, Company.Room room) {
        return asked.employee()
                .talk()
                .get("/_matrix/client/v3/rooms/" + Person.segment(room.id()) + "/joined_members")
                .ok()
                .getJsonObject("joined")
                .keySet();
    }

    private static JsonObject rooms(Company company, String kind) {
        return company.employee()
                .talk()
                .get("/_matrix/client/v3/sync?timeout=0")
                .ok()
                .getJsonObject("rooms")
                .getOrDefault(kind, JsonValue.EMPTY_JSON_OBJECT)
                .asJsonObject();
    }

    @Test
    @Order(1)
    void is_shown_beforehand_and_runs_in_order() {
        a.lists(b, true);
        b.lists(a, true);
        var ours = a.makes("public_chat", "public");
        b.joins(ours).ok();
        var inviting = a.makes("private_chat", "invite");
        a.invites(b, inviting).ok();
        b.isInvitedTo(inviting);
        var theirs = b.makes("public_chat", "public");
        a.joins(theirs).ok();
        var invited = b.makes("private_chat", "invite");
        b.invites(a, invited).ok();
        a.isInvitedTo(invited);

        JsonObject preview = ending();
        assertThat(preview.getInt("rooms_here")).isEqualTo(2);
        assertThat(preview.getInt("their_people_here")).isEqualTo(1);
        assertThat(preview.getInt("rooms_there")).isEqualTo(2);
        assertThat(preview.getInt("our_people_there")).isEqualTo(1);
        assertThat(preview).doesNotContainKey("ending");

        begin("");
        comesToBe("ended");
        JsonObject done = ending().getJsonObject("ending");
        assertThat(done.getInt("removed_from_our_rooms")).isEqualTo(2);
        assertThat(done.getInt("ours_left_theirs")).isEqualTo(2);
        assertThat(done.getInt("not_removed")).isZero();
        assertThat(ending().getInt("rooms_here")).isZero();

        assertThat(rooms(b, "join").keySet())
                .as("they were told, before the door closed")
                .doesNotContain(ours.id());
        assertThat(b.reads(ours)).anyMatch(text -> text.contains(a.name() + " ends its agreement with " + b.name()));
        Awaitility.await("ours have left theirs")
                .atMost(Duration.ofSeconds(60))
                .until(() -> !members(b, theirs).contains(a.employee().userId()));
        assertThat(b.reads(theirs)).anyMatch(text -> text.contains("ends its agreement"));
        assertThat(rooms(a, "invite").keySet()).doesNotContain(invited.id());

        assertThat(a.administrator()
                        .talk()
                        .get(FEDERATION + "allowed/" + b.name())
                        .status())
                .as("the agreement is gone")
                .isEqualTo(404);
        assertThat(b.joins(ours).status()).as("the door is closed").isEqualTo(403);
        assertThat(b.joinsById(inviting).status()).as("also to who was invited").isEqualTo(403);
    }

    @Test
    @Order(2)
    void goes_on_after_a_restart_and_waits_until_the_partner_has_heard_of_it() {
        a.lists(b, true);
        var room = a.makes("public_chat", "public");
        b.joins(room).ok();
        b.server().stop();
        begin(",\"deny\":true");
        comesToBe("delivering");
        assertThat(members(a, room)).doesNotContain(b.employee().userId());

        a.server().stop();
        a.server().start();
        assertThat(step()).isEqualTo("delivering");
        assertThat(a.administrator()
                        .talk()
                        .get(FEDERATION + "allowed/" + b.name())
                        .ok()
                        .getBoolean("they_may_enter"))
                .as("still agreed, but nobody enters any more")
                .isFalse();

        b.server().start();
        b.employee().talk().get("/_matrix/client/v3/directory/room/" + Person.segment(room.alias()));
        comesToBe("ended");
        assertThat(rooms(b, "join").keySet()).doesNotContain(room.id());
        assertThat(a.reads(room))
                .filteredOn(text -> text.contains("ends its agreement"))
                .hasSize(1);
        assertThat(a.administrator().talk().get(FEDERATION + "denied").ok().toString())
                .as("and denied, as was wanted")
                .contains(b.name());
    }

    @Test
    @Order(3)
    void needs_an_agreement_and_a_reason() {
        var talk = a.administrator().talk();
        assertThat(talk.put(FEDERATION + "endings/nobody.example", "{\"reason\":\"x\"}")
                        .errcode())
                .isEqualTo("M_NOT_FOUND");
        assertThat(talk.put(FEDERATION + "endings/nobody.example", "{}").errcode())
                .isEqualTo("M_MISSING_PARAM");
        assertThat(a.employee()
                        .talk()
                        .get(FEDERATION + "endings/nobody.example")
                        .status())
                .isEqualTo(403);
    }
}
