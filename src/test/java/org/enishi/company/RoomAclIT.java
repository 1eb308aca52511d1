package org.enishi.company;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.enishi.fixture.HttpTalk;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A room made here that others enter carries a list of allowed servers that follows the agreements. */
class RoomAclIT {
    private static final String FEDERATION = "/_enishi/admin/v1/federation/";
    private static final String LIST = FEDERATION + "allowed/";

    private static Company a;
    private static Company b;
    private static HttpTalk admin;

    @BeforeAll
    static void start() {
        var pair = Servers.pair();
        a = Company.at(pair.alpha());
        b = Company.at(pair.beta());
        admin = a.administrator().talk();
    }

    @AfterEach
    void forget() {
        admin.delete(LIST + "partner.example");
        admin.delete(FEDERATION + "denied/evil.group.example");
        admin.delete(LIST + "*.group.example");
    }

    private static Company.Room shared() {
        a.lists(b, true);
        var room = a.makes("public_chat", "public");
        b.joins(room).ok();
        return room;
    }

    private static Reply acl(Company company, Company.Room room) {
        return company.employee()
                .talk()
                .get("/_matrix/client/v3/rooms/" + Person.segment(room.id()) + "/state/m.room.server_acl");
    }

    private static List<String> allowed(Company company, Company.Room room) {
        Reply reply = acl(company, room);
        return reply.status() == 200
                ? reply.json().getJsonArray("allow").getValuesAs(JsonString::getString)
                : List.of(reply.toString());
    }

    private static void put(String domain, String fields) {
        admin.put(LIST + domain, "{\"reason\":\"agreed\"" + fields + "}").ok();
    }

    private static void comesToAllow(Company.Room room, String domain, boolean allowed) {
        Awaitility.await(domain + (allowed ? " allowed" : " not allowed"))
                .atMost(Duration.ofSeconds(60))
                .until(() -> allowed(a, room).contains(domain) == allowed);
    }

    @Test
    void it_is_there_before_the_first_of_others_enters_and_a_room_among_ourselves_has_none() {
        var own = a.makes("private_chat", "invite");
        assertThat(acl(a, own).errcode()).isEqualTo("M_NOT_FOUND");
        var room = shared();
        assertThat(allowed(a, room)).contains("localhost");
        assertThat(allowed(b, room)).as("known to who has joined").contains("localhost");
        assertThat(acl(a, own).errcode()).isEqualTo("M_NOT_FOUND");
    }

    @Test
    void it_follows_agreements_suspensions_and_denials_and_each_change_is_in_the_audit_log() {
        var room = shared();
        put("partner.example", "");
        comesToAllow(room, "partner.example", true);
        put("partner.example", ",\"suspended\":true");
        comesToAllow(room, "partner.example", false);
        put("*.group.example", "");
        comesToAllow(room, "*.group.example", true);
        admin.put(FEDERATION + "denied/evil.group.example", "{\"reason\":\"an incident\"}")
                .ok();
        Awaitility.await("denied")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(acl(a, room).ok().getJsonArray("deny").getValuesAs(JsonString::getString))
                                .containsExactly("evil.group.example"));
        int events = changes(room);
        put("partner.example", ",\"contact\":\"somebody else\"");
        put("another.example", ",\"suspended\":true");
        a.says(room, "nothing has changed").ok();
        b.comesToRead(room, "nothing has changed");
        put("another.example", ",\"suspended\":false");
        comesToAllow(room, "another.example", true);
        assertThat(changes(room))
                .as("one event for what changed, none for what did not")
                .isEqualTo(events + 1);
        admin.delete(LIST + "another.example").ok();
    }

    /** Events of its kind in the room's history. */
    private static int changes(Company.Room room) {
        JsonObject page = a.employee()
                .talk()
                .get("/_matrix/client/v3/rooms/" + Person.segment(room.id()) + "/messages?dir=b&limit=100")
                .ok();
        return (int) page.getJsonArray("chunk").stream()
                .map(JsonValue::asJsonObject)
                .filter(event -> event.getString("type").equals("m.room.server_acl"))
                .count();
    }

    @Test
    void what_somebody_in_the_room_has_set_stays() {
        var room = shared();
        String own = "{\"allow\":[\"*\"],\"deny\":[\"nobody.example\"]}";
        a.employee()
                .talk()
                .put("/_matrix/client/v3/rooms/" + Person.segment(room.id()) + "/state/m.room.server_acl", own)
                .ok();
        var witness = shared();
        put("partner.example", "");
        comesToAllow(witness, "partner.example", true);
        assertThat(allowed(a, room)).containsExactly("*");
    }

    @Test
    void a_room_in_which_none_of_ours_may_set_it_is_left_alone() {
        a.lists(b, true);
        var room = a.makes("public_chat", "public");
        Person other = a.server().person("other");
        other.talk()
                .post("/_matrix/client/v3/join/" + Person.segment(room.alias()), "{}")
                .ok();
        b.joins(room).ok();
        a.leaves(room).ok();
        List<String> before = allowed(b, room);
        var witness = shared();
        put("partner.example", "");
        comesToAllow(witness, "partner.example", true);
        a.says(witness, "time passes").ok();
        b.comesToRead(witness, "time passes");
        assertThat(allowed(b, room)).isEqualTo(before);
    }
}
