package org.enishi.company;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.enishi.fixture.HttpTalk;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.enishi.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An entry of the list says what is allowed, in which direction, and while it holds. Each change counts at once. */
class AgreementsIT {
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
        b.lists(a, true);
    }

    @AfterEach
    void liftAllDenials() {
        admin.delete(FEDERATION + "denied/" + b.name());
    }

    private static JsonObject agree(String fields) {
        admin.delete(LIST + b.name());
        return put(fields).ok();
    }

    private static Reply put(String fields) {
        return admin.put(LIST + b.name(), "{\"reason\":\"agreed\"" + (fields.isEmpty() ? "" : ",") + fields + "}");
    }

    @Test
    void an_entry_without_terms_says_that_everything_is_allowed() {
        JsonObject entry = agree("");
        assertThat(entry.keySet())
                .contains("server_name", "reason", "added_by", "added_at", "version", "they_may_enter");
        assertThat(entry.getBoolean("they_may_enter")).isTrue();
        assertThat(entry.get("our_rooms")).isEqualTo(JsonValue.NULL);
        assertThat(entry.getJsonObject("signing_keys")).isEmpty();
        assertThat(entry.getInt("version")).isEqualTo(1);
    }

    @Test
    void fields_that_are_absent_stay_and_every_change_is_in_the_audit_log_with_before_and_after() {
        agree("\"contact\":\"ops@partner.example\",\"media_max_bytes\":1048576,\"review_at\":1900000000000");
        JsonObject changed = put("\"profiles\":false").ok();
        assertThat(changed.getString("contact")).isEqualTo("ops@partner.example");
        assertThat(changed.getInt("media_max_bytes")).isEqualTo(1_048_576);
        assertThat(changed.getBoolean("profiles")).isFalse();
        assertThat(changed.getInt("version")).isEqualTo(2);
        assertThat(put("").ok().getInt("version")).as("nothing changed").isEqualTo(2);
        assertThat(admin.get(LIST + b.name()).ok()).isEqualTo(changed);
        assertThat(put("\"media_max_bytes\":null").ok().get("media_max_bytes")).isEqualTo(JsonValue.NULL);
    }

    @Test
    void who_has_not_seen_the_last_version_overwrites_nothing() {
        JsonObject seen = agree("");
        put("\"directory\":false").ok();
        Reply late = admin.put(
                LIST + b.name(), Json.object(seen).add("contact", "late").build());
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().getString("error")).contains("its version is 2");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "they_may_enter    | \"yes\"",
                "our_rooms         | [\"#alias:b.example\"]",
                "our_rooms         | \"all\"",
                "media_max_bytes   | -1",
                "media_max_bytes   | 1.5",
                "signing_keys      | {\"ed25519:a\":\"short\"}",
                "signing_keys      | {\"rsa:a\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}",
                "valid_until       | 0",
                "contact           | 7",
                "they_may_entr     | false",
            })
    void what_makes_no_sense_is_refused_with_the_field_that_is_wrong(String field, String value) {
        agree("\"valid_from\":5");
        Reply refused = put("\"" + field + "\":" + value);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errcode()).isEqualTo("M_INVALID_PARAM");
        assertThat(refused.json().getString("field")).isEqualTo(field);
        assertThat(refused.json().getString("error")).startsWith(field);
    }

    @Test
    void who_may_not_enter_comes_invited() {
        agree("\"they_may_enter\":false");
        var open = a.makes("public_chat", "public");
        Reply refused = b.joins(open);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().getString("error")).contains("only when they are invited", a.name());
        a.invites(b, open).ok();
        b.isInvitedTo(open);
        b.joinsById(open).ok();
        b.says(open, "here by invitation").ok();
        a.comesToRead(open, "here by invitation");
    }

    @Test
    void who_may_not_be_invited_is_not() {
        agree("\"they_may_be_invited\":false");
        Reply refused = a.invites(b, a.makes("private_chat", "invite"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().getString("error")).contains("does not invite users of " + b.name());
        b.joins(a.makes("public_chat", "public")).ok();
    }

    @Test
    void ours_enter_only_the_rooms_that_are_listed() {
        var room = b.makes("public_chat", "public");
        var other = b.makes("public_chat", "public");
        agree("\"our_rooms\":[\"" + room.id() + "\"]");
        Reply refused = a.joins(other);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().getString("error")).contains("only listed rooms at " + b.name());
        a.joins(room).ok();
    }

    @Test
    void what_is_not_shown_is_refused() {
        var room = a.makes("public_chat", "public");
        agree("\"directory\":false");
        assertThat(b.joins(room).json().getString("error")).contains("does not show its room directory");
        String path =
                "/_matrix/client/v3/profile/" + Person.segment(a.employee().userId());
        agree("\"profiles\":false");
        Reply profile = b.employee().talk().get(path);
        assertThat(profile.status()).as(profile.toString()).isNotEqualTo(200);
        assertThat(rules(b.name())).contains("DIRECTORY_IS_NOT_SHOWN", "PROFILES_ARE_NOT_SHOWN");
    }

    @ParameterizedTest
    @CsvSource({
        "\"suspended\":true, has suspended its agreement",
        "\"valid_until\":1, is over",
        "\"valid_from\":4000000000000, has not begun yet",
    })
    void an_agreement_that_does_not_hold_lets_nobody_in(String field, String sentence) {
        agree(field);
        assertThat(b.joins(a.makes("public_chat", "public")).json().getString("error"))
                .contains(sentence);
        put("\"suspended\":false,\"valid_until\":null,\"valid_from\":null").ok();
        b.joins(a.makes("public_chat", "public")).ok();
    }

    @Test
    void a_new_signing_key_needs_an_administrator_where_keys_are_pinned() {
        agree("\"signing_keys\":{\"ed25519:other\":\"" + "A".repeat(43) + "\"}");
        assertThat(b.joins(a.makes("public_chat", "public")).status()).isNotEqualTo(200);
        assertThat(rules(b.name())).contains("SIGNING_KEY_IS_NOT_PINNED");
        JsonObject published =
                b.server().talk().get("/_matrix/key/v2/server").ok().getJsonObject("verify_keys");
        String id = published.keySet().iterator().next();
        String key = published.getJsonObject(id).getString("key");
        put("\"signing_keys\":{\"" + id + "\":\"" + key + "\"}").ok();
        b.joins(a.makes("public_chat", "public")).ok();
    }

    @Test
    void a_denied_domain_is_refused_in_both_directions_whatever_the_agreement_says() {
        agree("");
        var theirs = b.makes("public_chat", "public");
        var ours = a.makes("public_chat", "public");
        assertThat(admin.put(FEDERATION + "denied/" + b.name(), "{}").errcode()).isEqualTo("M_MISSING_PARAM");
        admin.put(FEDERATION + "denied/" + b.name(), "{\"reason\":\"an incident\"}")
                .ok();
        assertThat(b.joins(ours).json().getString("error")).contains("denied domains");
        assertThat(a.joins(theirs).json().getString("error")).contains("denied domains");
        assertThat(admin.get(FEDERATION + "denied").ok().toString()).contains("an incident");
        admin.delete(FEDERATION + "denied/" + b.name()).ok();
        assertThat(admin.delete(FEDERATION + "denied/" + b.name()).errcode()).isEqualTo("M_NOT_FOUND");
        b.joins(ours).ok();
        a.joins(theirs).ok();
        assertThat(admin.put(FEDERATION + "denied/" + a.name(), "{\"reason\":\"x\"}")
                        .errcode())
                .isEqualTo("M_INVALID_PARAM");
    }

    @Test
    void a_refusal_is_kept_and_why_is_answered() {
        admin.delete(LIST + b.name());
        var room = a.makes("public_chat", "public");
        b.joins(room);
        JsonObject refusal =
                admin.get(FEDERATION + "refusals?search=" + b.name()).ok().getJsonArray("refusals").stream()
                        .map(JsonValue::asJsonObject)
                        .filter(each -> each.getString("action").equals("ALIAS"))
                        .findFirst()
                        .orElseThrow();
        assertThat(refusal.getString("rule")).isEqualTo("DOMAIN_MAY_NOT_ASK");
        assertThat(refusal.getString("sentence")).contains(b.name());
        assertThat(refusal.getInt("number")).isPositive();

        JsonObject why = why(b.employee().userId(), room.alias());
        assertThat(why.getBoolean("enters_as_far_as_we_decide")).isFalse();
        assertThat(why.getBoolean("partner_decides_too")).isFalse();
        assertThat(step(why, "ENTER_UNINVITED").getString("rule")).isEqualTo("DOMAIN_MAY_NOT_ENTER");
        agree("\"they_may_enter\":false");
        why = why(b.employee().userId(), room.id());
        assertThat(why.getString("agreement")).isEqualTo(b.name());
        assertThat(why.getBoolean("enters_as_far_as_we_decide")).isTrue();
        assertThat(step(why, "ENTER_UNINVITED").getString("rule")).isEqualTo("THEIR_USERS_ENTER_INVITED");
        assertThat(step(why, "ENTER_INVITED").getBoolean("allowed")).isTrue();
        why = why(a.employee().userId(), b.makes("public_chat", "public").alias());
        assertThat(why.getBoolean("partner_decides_too")).isTrue();
        assertThat(why(b.employee().userId(), "!theirs:" + b.name()).getBoolean("enters_as_far_as_we_decide"))
                .as("theirs in a room of theirs")
                .isTrue();
        assertThat(admin.get(FEDERATION + "explain?user=nobody&room=x").errcode())
                .isEqualTo("M_INVALID_PARAM");
    }

    @Test
    void every_change_counts_from_its_answer_also_after_puts_that_change_nothing() {
        agree("");
        String room = a.makes("public_chat", "public").alias();
        for (int round = 0; round < 10; round++) {
            put("\"suspended\":true").ok();
            assertThat(why(b.employee().userId(), room).getBoolean("enters_as_far_as_we_decide"))
                    .isFalse();
            put("\"suspended\":true").ok();
            put("\"suspended\":false").ok();
            assertThat(why(b.employee().userId(), room).getBoolean("enters_as_far_as_we_decide"))
                    .isTrue();
        }
    }

    @Test
    void a_change_is_rehearsed_before_it_is_saved() {
        agree("");
        b.joins(a.makes("public_chat", "public")).ok();
        JsonObject rehearsal = admin.post(LIST + b.name() + "/rehearse", "{\"they_may_enter\":false}")
                .ok();
        assertThat(rehearsal.getInt("decisions")).isPositive();
        assertThat(rehearsal.getInt("would_be_refused")).isPositive();
        JsonObject line = rehearsal.getJsonArray("differing").stream()
                .map(JsonValue::asJsonObject)
                .filter(each -> each.getString("action").equals("JOIN_UNINVITED"))
                .findFirst()
                .orElseThrow();
        assertThat(line.getString("now")).isEqualTo("DOMAIN_IS_LISTED");
        assertThat(line.getString("then")).isEqualTo("THEIR_USERS_ENTER_INVITED");
        assertThat(admin.post(LIST + b.name() + "/rehearse-removal", "{}").ok().getInt("would_be_refused"))
                .isGreaterThan(rehearsal.getInt("would_be_refused"));
        assertThat(admin.get(LIST + b.name()).ok().getBoolean("they_may_enter"))
                .as("nothing was saved")
                .isTrue();
    }

    private static JsonObject why(String user, String room) {
        return admin.get(FEDERATION + "explain?user=" + Person.segment(user) + "&room=" + Person.segment(room))
                .ok();
    }

    private static JsonObject step(JsonObject why, String question) {
        return why.getJsonArray("steps").stream()
                .map(JsonValue::asJsonObject)
                .filter(step -> step.getString("question").equals(question))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> rules(String domain) {
        return admin.get(FEDERATION + "refusals?search=" + domain).ok().getJsonArray("refusals").stream()
                .map(each -> each.asJsonObject().getString("rule"))
                .toList();
    }
}
