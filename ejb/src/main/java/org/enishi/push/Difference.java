package org.enishi.push;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.json.Json;
import org.enishi.rules.push.RuleKind;
import org.enishi.rules.push.Ruleset;

/** How one user's rules differ from the usual ones, as it is stored ({@link Ruleset}). Immutable: each change makes another. */
record Difference(JsonObject json) {
    private static final int MOST_OF_A_KIND = 1_000;

    /** Where a rule goes among the user's own of its kind. */
    record Spot(Optional<String> before, Optional<String> after) {
        boolean isAnywhere() {
            return before.isEmpty() && after.isEmpty();
        }
    }

    /** Adds a rule, or puts it in the place of the one of the same name. */
    Difference put(RuleName name, JsonObject rule, Spot spot) {
        List<JsonObject> all = own(name.kind());
        int old = indexOf(all, name.id());
        JsonObject kept = old < 0
                ? rule
                : Json.object(rule).add("enabled", all.get(old).get("enabled")).build();
        if (old >= 0 && spot.isAnywhere()) {
            all.set(old, kept);
            return with(name.kind(), all);
        }
        if (old >= 0) all.remove(old);
        if (all.size() >= MOST_OF_A_KIND) throw MatrixException.invalidParam("There are too many push rules");
        all.add(index(all, spot), kept);
        return with(name.kind(), all);
    }

    Difference remove(RuleName name) {
        List<JsonObject> all = own(name.kind());
        int index = indexOf(all, name.id());
        if (index < 0) throw MatrixException.notFound("There is no such push rule");
        all.remove(index);
        return with(name.kind(), all);
    }

    /** Changes {@code enabled} or {@code actions} of a rule that there is, also of a usual one. */
    Difference change(RuleName name, String key, JsonValue value) {
        if (name.isDefault()) return changeDefault(name.id(), key, value);
        List<JsonObject> all = own(name.kind());
        all.replaceAll(rule -> rule.getString("rule_id").equals(name.id())
                ? Json.object(rule).add(key, value).build()
                : rule);
        return with(name.kind(), all);
    }

    private Difference changeDefault(String id, String key, JsonValue value) {
        JsonObject defaults = object(Ruleset.DEFAULTS);
        JsonObject before = defaults.get(id) instanceof JsonObject found ? found : JsonValue.EMPTY_JSON_OBJECT;
        JsonObject after = Json.object(before).add(key, value).build();
        return new Difference(Json.object(json)
                .add(Ruleset.DEFAULTS, Json.object(defaults).add(id, after))
                .build());
    }

    private static int index(List<JsonObject> all, Spot spot) {
        if (spot.before.isPresent()) return found(all, spot.before.get());
        return spot.after.isPresent() ? found(all, spot.after.get()) + 1 : 0;
    }

    private static int found(List<JsonObject> all, String id) {
        int index = indexOf(all, id);
        if (index < 0) throw new MatrixException(ErrorCode.M_UNKNOWN, 400, "before/after rule not found: " + id);
        return index;
    }

    private static int indexOf(List<JsonObject> all, String id) {
        for (int i = 0; i < all.size(); i++) if (all.get(i).getString("rule_id").equals(id)) return i;
        return -1;
    }

    private List<JsonObject> own(RuleKind kind) {
        return object(Ruleset.OWN).get(kind.value()) instanceof JsonArray array
                ? new ArrayList<>(array.getValuesAs(JsonObject.class))
                : new ArrayList<>();
    }

    private Difference with(RuleKind kind, List<JsonObject> all) {
        var list = Json.array();
        all.forEach(list::add);
        return new Difference(Json.object(json)
                .add(Ruleset.OWN, Json.object(object(Ruleset.OWN)).add(kind.value(), list))
                .build());
    }

    private JsonObject object(String key) {
        return json.get(key) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }
}
