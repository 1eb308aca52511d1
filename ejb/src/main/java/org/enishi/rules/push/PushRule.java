package org.enishi.rules.push;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import org.enishi.json.Json;

/** One rule, in the form in which clients see it. */
public record PushRule(JsonObject json) {
    public String id() {
        return json.getString("rule_id");
    }

    public boolean enabled() {
        return json.getBoolean("enabled", true);
    }

    public JsonArray actions() {
        return array("actions");
    }

    public PushRule with(String key, JsonValue value) {
        JsonObjectBuilder changed = Json.object(json).add(key, value);
        return new PushRule(changed.build());
    }

    JsonArray conditions() {
        return array("conditions");
    }

    String pattern() {
        return json.getString("pattern", "");
    }

    /** A {@code highlight} without a value is one. */
    public Weight weight() {
        boolean notifies = false;
        boolean highlights = false;
        for (JsonValue action : actions()) {
            if (action instanceof JsonString text) notifies |= text.getString().equals("notify");
            if (action instanceof JsonObject tweak
                    && tweak.getString("set_tweak", "").equals("highlight"))
                highlights = tweak.get("value") != JsonValue.FALSE;
        }
        if (!notifies) return Weight.NOTHING;
        return highlights ? Weight.HIGHLIGHTS : Weight.NOTIFIES;
    }

    private JsonArray array(String key) {
        return json.get(key) instanceof JsonArray array ? array : JsonValue.EMPTY_JSON_ARRAY;
    }
}
