package org.enishi.rules.push;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enishi.event.Event;
import org.enishi.id.UserId;
import org.enishi.json.Json;

/**
 * All rules of one user: those that everybody has, and how this user differs. Immutable. What is stored is the difference,
 * {@code {"own": {kind: [rule]}, "defaults": {rule ID: {"enabled", "actions"}}}}, so that a new default reaches all.
 */
public final class Ruleset {
    public static final String OWN = "own";
    public static final String DEFAULTS = "defaults";

    private final Map<RuleKind, List<PushRule>> rules = new EnumMap<>(RuleKind.class);

    private Ruleset(UserId user, JsonObject difference) {
        Map<RuleKind, List<PushRule>> byDefault = DefaultRules.of(user);
        JsonObject own = object(difference, OWN);
        JsonObject changed = object(difference, DEFAULTS);
        for (RuleKind kind : RuleKind.values()) {
            List<PushRule> all = new ArrayList<>(own(own, kind));
            for (PushRule rule : byDefault.getOrDefault(kind, List.of())) {
                PushRule now = changed(rule, object(changed, rule.id()));
                all.add(rule.id().equals(DefaultRules.MASTER) ? 0 : all.size(), now);
            }
            rules.put(kind, List.copyOf(all));
        }
    }

    /** @param difference as it is stored; empty for a user who has changed nothing */
    public static Ruleset of(UserId user, JsonObject difference) {
        return new Ruleset(user, difference);
    }

    public Optional<PushRule> find(RuleKind kind, String id) {
        return rules.getOrDefault(kind, List.of()).stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst();
    }

    /** What an event by somebody else means to the user. */
    public Weight weigh(Event event, Facts facts) {
        return match(event, facts).map(PushRule::weight).orElse(Weight.NOTHING);
    }

    /** The rule that says what an event by somebody else means to the user. */
    public Optional<PushRule> match(Event event, Facts facts) {
        Conditions conditions = new Conditions(event, facts);
        for (RuleKind kind : RuleKind.values())
            for (PushRule rule : rules.getOrDefault(kind, List.of()))
                if (rule.enabled() && matches(kind, rule, conditions)) return Optional.of(rule);
        return Optional.empty();
    }

    /** What clients get as {@code global}. */
    public JsonObject json() {
        JsonObjectBuilder json = Json.object();
        rules.forEach((kind, all) -> {
            var list = Json.array();
            all.forEach(rule -> list.add(rule.json()));
            json.add(kind.value(), list);
        });
        return json.build();
    }

    /** The content of {@code m.push_rules}. */
    public JsonObject event() {
        return Json.object().add("global", json()).build();
    }

    private static boolean matches(RuleKind kind, PushRule rule, Conditions conditions) {
        return switch (kind) {
            case CONTENT -> conditions.bodyHas(rule.pattern());
            case ROOM -> conditions.event().room().value().equals(rule.id());
            case SENDER -> conditions.event().sender().value().equals(rule.id());
            case OVERRIDE, UNDERRIDE -> conditions.hold(rule.conditions());
        };
    }

    private static List<PushRule> own(JsonObject own, RuleKind kind) {
        return own.get(kind.value()) instanceof JsonArray array
                ? array.getValuesAs(JsonObject.class).stream()
                        .map(PushRule::new)
                        .toList()
                : List.of();
    }

    private static PushRule changed(PushRule rule, JsonObject change) {
        PushRule now = rule;
        for (Map.Entry<String, JsonValue> each : change.entrySet()) now = now.with(each.getKey(), each.getValue());
        return now;
    }

    private static JsonObject object(JsonObject json, String key) {
        return json.get(key) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }
}
