package org.enishi.spec.client.push;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#push-rules-api">Matrix v1.19, "Push Rules: API"</a> */
@DisplayName("Push rules")
class PushRulesIT {
    private static final String CLIENT = "/_matrix/client/v3";
    private static final String RULES = CLIENT + "/pushrules/";
    private static final String NOTIFY = "{\"actions\":[\"notify\"]}";

    private final Person alice = Servers.one().person("alice");

    @Test
    void everybody_has_the_usual_rules_in_their_order() {
        assertThat(ids("override"))
                .containsExactly(
                        ".m.rule.master",
                        ".m.rule.suppress_notices",
                        ".m.rule.invite_for_me",
                        ".m.rule.member_event",
                        ".m.rule.is_user_mention",
                        ".m.rule.is_room_mention",
                        ".m.rule.tombstone",
                        ".m.rule.reaction",
                        ".m.rule.room.server_acl",
                        ".m.rule.suppress_edits");
        assertThat(ids("underride"))
                .containsExactly(
                        ".m.rule.call",
                        ".m.rule.encrypted_room_one_to_one",
                        ".m.rule.room_one_to_one",
                        ".m.rule.message",
                        ".m.rule.encrypted");
        assertThat(alice.talk().get(RULES).ok().getJsonObject("global"))
                .isEqualTo(alice.talk().get(RULES + "global/").ok());
    }

    @Test
    void own_rules_come_before_the_usual_ones_and_where_they_are_wanted() {
        put("override/one", NOTIFY).ok();
        put("override/two", NOTIFY).ok();
        put("override/three?after=two", NOTIFY).ok();
        put("override/four?before=two", NOTIFY).ok();
        assertThat(ids("override").subList(0, 6))
                .containsExactly(".m.rule.master", "four", "two", "three", "one", ".m.rule.suppress_notices");
        refused(put("override/five?before=nothing", NOTIFY), 400, "M_UNKNOWN");
        alice.talk().delete(RULES + "global/override/two").ok();
        assertThat(ids("override")).doesNotContain("two");
        refused(alice.talk().delete(RULES + "global/override/two"), 404, "M_NOT_FOUND");
    }

    @Test
    void a_rule_is_read_and_changed() {
        put("content/cake", "{\"pattern\":\"cake*lie\",\"actions\":[\"dont_notify\",\"notify\"]}")
                .ok();
        JsonObject rule = alice.talk().get(RULES + "global/content/cake").ok();
        assertThat(rule.getString("pattern")).isEqualTo("cake*lie");
        assertThat(rule.getBoolean("enabled")).isTrue();
        assertThat(rule.getBoolean("default")).isFalse();
        assertThat(rule.getJsonArray("actions")).hasSize(1);
        put("content/cake/enabled", "{\"enabled\":false}").ok();
        assertThat(alice.talk().get(RULES + "global/content/cake/enabled").ok().getBoolean("enabled"))
                .isFalse();
        put("content/cake/actions", "{\"actions\":[]}").ok();
        assertThat(alice.talk().get(RULES + "global/content/cake/actions").ok().getJsonArray("actions"))
                .isEmpty();
    }

    @Test
    void a_usual_rule_can_be_switched_off_and_act_otherwise_but_not_go() {
        put("underride/.m.rule.message/enabled", "{\"enabled\":false}").ok();
        put("underride/.m.rule.message/actions", "{\"actions\":[]}").ok();
        JsonObject rule =
                alice.talk().get(RULES + "global/underride/.m.rule.message").ok();
        assertThat(rule.getBoolean("enabled")).isFalse();
        assertThat(rule.getJsonArray("actions")).isEmpty();
        refused(alice.talk().delete(RULES + "global/underride/.m.rule.message"), 400, "M_INVALID_PARAM");
    }

    @Test
    void all_devices_hear_of_changes_as_account_data() {
        JsonObject first = alice.talk().get(CLIENT + "/sync").ok();
        assertThat(rules(first)).containsKey("global");
        put("sender/@spam:example.org", "{\"actions\":[]}").ok();
        JsonObject next = alice.talk()
                .get(CLIENT + "/sync?since=" + first.getString("next_batch"))
                .ok();
        assertThat(rules(next).getJsonObject("global").getJsonArray("sender")).hasSize(1);
        assertThat(rules(alice.talk().get(CLIENT + "/sync").ok())).isEqualTo(rules(next));
        String data = CLIENT + "/user/" + Person.segment(alice.userId()) + "/account_data/m.push_rules";
        assertThat(alice.talk().get(data).ok()).isEqualTo(rules(next));
    }

    @ParameterizedTest
    @CsvSource({
        "override/.mine, '{\"actions\":[]}', 400, M_INVALID_PARAM",
        "strange/mine, '{\"actions\":[]}', 400, M_INVALID_PARAM",
        "override/mine, '{}', 400, M_MISSING_PARAM",
        "override/mine, '{\"actions\":7}', 400, M_BAD_JSON",
        "content/mine, '{\"actions\":[]}', 400, M_MISSING_PARAM",
        "override/none/enabled, '{\"enabled\":true}', 404, M_NOT_FOUND",
        "override/none/actions, '{\"actions\":[]}', 404, M_NOT_FOUND"
    })
    void what_makes_no_sense_is_refused(String path, String body, int status, String errcode) {
        refused(put(path, body), status, errcode);
    }

    @Test
    void an_unknown_rule_is_not_found() {
        refused(alice.talk().get(RULES + "global/override/none"), 404, "M_NOT_FOUND");
    }

    private Reply put(String path, String body) {
        return alice.talk().put(RULES + "global/" + path, body);
    }

    private List<String> ids(String kind) {
        return alice.talk().get(RULES + "global/").ok().getJsonArray(kind).getValuesAs(JsonObject.class).stream()
                .map(rule -> rule.getString("rule_id"))
                .toList();
    }

    private static JsonObject rules(JsonObject sync) {
        return sync.getJsonObject("account_data").getJsonArray("events").getValuesAs(JsonObject.class).stream()
                .filter(event -> event.getString("type").equals("m.push_rules"))
                .findFirst()
                .orElseThrow()
                .getJsonObject("content");
    }

    private static void refused(Reply reply, int status, String errcode) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        assertThat(reply.errcode()).isEqualTo(errcode);
    }
}
