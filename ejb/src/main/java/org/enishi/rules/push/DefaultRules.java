package org.enishi.rules.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.enishi.id.UserId;
import org.enishi.json.Json;

/**
 * The rules that everybody has.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#predefined-rules">Matrix v1.19, "Predefined Rules"</a>
 */
final class DefaultRules {
    static final String MASTER = ".m.rule.master";

    private static final String SOUND = "{\"set_tweak\":\"sound\",\"value\":\"default\"}";
    private static final String HIGHLIGHT = "{\"set_tweak\":\"highlight\"}";

    private DefaultRules() {}

    static Map<RuleKind, List<PushRule>> of(UserId user) {
        Map<RuleKind, List<PushRule>> rules = new EnumMap<>(RuleKind.class);
        rules.put(RuleKind.OVERRIDE, overrides(user));
        rules.put(RuleKind.UNDERRIDE, UNDERRIDES);
        return rules;
    }

    private static List<PushRule> overrides(UserId user) {
        String me = Json.text(user.value()).toString();
        return List.of(
                rule(MASTER, "", "").with("enabled", JsonValue.FALSE),
                rule(".m.rule.suppress_notices", match("content.msgtype", "m.notice"), ""),
                rule(
                        ".m.rule.invite_for_me",
                        match("type", "m.room.member") + "," + match("content.membership", "invite")
                                + ",{\"kind\":\"event_match\",\"key\":\"state_key\",\"pattern\":" + me + "}",
                        "\"notify\"," + SOUND),
                rule(".m.rule.member_event", match("type", "m.room.member"), ""),
                rule(
                        ".m.rule.is_user_mention",
                        "{\"kind\":\"event_property_contains\",\"key\":\"content.m\\\\.mentions.user_ids\",\"value\":"
                                + me + "}",
                        "\"notify\"," + SOUND + "," + HIGHLIGHT),
                rule(
                        ".m.rule.is_room_mention",
                        "{\"kind\":\"event_property_is\",\"key\":\"content.m\\\\.mentions.room\",\"value\":true},"
                                + "{\"kind\":\"sender_notification_permission\",\"key\":\"room\"}",
                        "\"notify\"," + HIGHLIGHT),
                rule(
                        ".m.rule.tombstone",
                        match("type", "m.room.tombstone") + "," + match("state_key", ""),
                        "\"notify\"," + HIGHLIGHT),
                rule(".m.rule.reaction", match("type", "m.reaction"), ""),
                rule(".m.rule.room.server_acl", match("type", "m.room.server_acl") + "," + match("state_key", ""), ""),
                rule(
                        ".m.rule.suppress_edits",
                        "{\"kind\":\"event_property_is\",\"key\":\"content.m\\\\.relates_to.rel_type\","
                                + "\"value\":\"m.replace\"}",
                        ""));
    }

    private static final List<PushRule> UNDERRIDES = List.of(
            rule(
                    ".m.rule.call",
                    match("type", "m.call.invite"),
                    "\"notify\",{\"set_tweak\":\"sound\",\"value\":\"ring\"}"),
            rule(
                    ".m.rule.encrypted_room_one_to_one",
                    "{\"kind\":\"room_member_count\",\"is\":\"2\"}," + match("type", "m.room.encrypted"),
                    "\"notify\"," + SOUND),
            rule(
                    ".m.rule.room_one_to_one",
                    "{\"kind\":\"room_member_count\",\"is\":\"2\"}," + match("type", "m.room.message"),
                    "\"notify\"," + SOUND),
            rule(".m.rule.message", match("type", "m.room.message"), "\"notify\""),
            rule(".m.rule.encrypted", match("type", "m.room.encrypted"), "\"notify\""));

    private static PushRule rule(String id, String conditions, String actions) {
        String json = "{\"rule_id\":\"" + id + "\",\"default\":true,\"enabled\":true,\"conditions\":[" + conditions
                + "],\"actions\":[" + actions + "]}";
        JsonObject parsed = Json.readStored(json.getBytes(UTF_8));
        return new PushRule(parsed);
    }

    private static String match(String key, String pattern) {
        return "{\"kind\":\"event_match\",\"key\":\"" + key + "\",\"pattern\":\"" + pattern + "\"}";
    }
}
