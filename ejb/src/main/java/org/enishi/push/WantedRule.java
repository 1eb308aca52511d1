package org.enishi.push;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.json.Json;
import org.enishi.rules.push.RuleKind;
import org.jspecify.annotations.Nullable;

/** What a client wants a rule to be. */
final class WantedRule {
    private static final int LONGEST_PATTERN = 500;
    private static final int MOST = 100;

    private WantedRule() {}

    /** @throws MatrixException {@code M_MISSING_PARAM}, {@code M_BAD_JSON}, {@code M_INVALID_PARAM} */
    static JsonObject read(RuleName name, JsonObject body) {
        JsonObjectBuilder rule = Json.object()
                .add("rule_id", name.id())
                .add("default", false)
                .add("enabled", true)
                .add("actions", actions(body));
        if (name.kind().hasConditions()) rule.add("conditions", conditions(body));
        if (name.kind() == RuleKind.CONTENT) rule.add("pattern", pattern(body));
        return rule.build();
    }

    /** Without those that mean nothing any more. */
    static JsonArray actions(JsonObject body) {
        JsonArray wanted = array(body, "actions").orElseThrow(() -> missing("actions"));
        var actions = Json.array();
        for (JsonValue action : wanted) {
            boolean tweak = action instanceof JsonObject object && object.get("set_tweak") instanceof JsonString;
            if (!tweak && !(action instanceof JsonString))
                throw MatrixException.badJson("an action is a string or sets a tweak");
            boolean isHistory = action instanceof JsonString text
                    && (text.getString().equals("dont_notify")
                            || text.getString().equals("coalesce"));
            if (!isHistory) actions.add(action);
        }
        return actions.build();
    }

    private static JsonArray conditions(JsonObject body) {
        JsonArray conditions = array(body, "conditions").orElse(JsonValue.EMPTY_JSON_ARRAY);
        for (JsonValue condition : conditions) {
            boolean wellFormed = condition instanceof JsonObject object && object.get("kind") instanceof JsonString;
            if (!wellFormed) throw MatrixException.badJson("a condition is an object with a kind");
            requireShort(((JsonObject) condition).get("pattern"));
        }
        return conditions;
    }

    private static JsonValue pattern(JsonObject body) {
        JsonValue pattern = body.get("pattern");
        if (pattern == null) throw missing("pattern");
        if (!(pattern instanceof JsonString)) throw MatrixException.badJson("pattern must be a string");
        requireShort(pattern);
        return pattern;
    }

    private static void requireShort(@Nullable JsonValue pattern) {
        boolean tooLong = pattern instanceof JsonString text && text.getString().length() > LONGEST_PATTERN;
        if (tooLong) throw MatrixException.invalidParam("a pattern has at most " + LONGEST_PATTERN + " characters");
    }

    private static Optional<JsonArray> array(JsonObject body, String key) {
        JsonValue value = body.get(key);
        if (value == null) return Optional.empty();
        if (!(value instanceof JsonArray array)) throw MatrixException.badJson(key + " must be an array");
        if (array.size() > MOST) throw MatrixException.invalidParam(key + " has too many entries");
        return Optional.of(array);
    }

    private static MatrixException missing(String key) {
        return new MatrixException(ErrorCode.M_MISSING_PARAM, "the body lacks " + key);
    }
}
