package org.enishi.differential;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.enishi.event.Event;
import org.enishi.event.RoomVersion;
import org.enishi.event.StateKey;
import org.enishi.id.UserId;
import org.enishi.json.Json;

/** Power levels, each a step from those before. */
final class PowerLevelDrafts {
    private static final List<String> LEVELS =
            List.of("users_default", "events_default", "state_default", "ban", "redact", "kick", "invite");
    private static final List<Long> VALUES = List.of(0L, 0L, 10L, 25L, 50L, 50L, 51L, 75L, 99L, 100L, 101L, -5L);
    private static final List<String> TYPES = List.of(
            "m.room.topic", "m.room.power_levels", "m.room.join_rules", "org.own", "org.ruled", "m.room.redaction");

    private final RoomVersion version;
    private final Chance chance;

    PowerLevelDrafts(RoomVersion version, Chance chance) {
        this.version = version;
        this.chance = chance;
    }

    JsonObject first() {
        JsonObjectBuilder users = Json.object();
        if (!version.creatorsHaveInfinitePower()) users.add(Drafts.FOUNDER.value(), 100);
        users.add(Drafts.USERS.get(2).value(), 50);
        return Json.object()
                .add("users", users)
                .add("invite", chance.of(VALUES))
                .build();
    }

    JsonObject next(Map<StateKey, Event> state) {
        Event before = state.get(StateKey.POWER_LEVELS);
        JsonObject content = before == null ? first() : before.content();
        for (int i = 1 + chance.below(2); i > 0; i--) content = step(content);
        return content;
    }

    private JsonObject step(JsonObject content) {
        return switch (chance.below(7)) {
            case 0, 1, 2 -> within(content, "users", user());
            case 3 -> within(content, "events", chance.of(TYPES));
            case 4 -> within(content, "notifications", "room");
            case 5 -> with(content, chance.of(LEVELS), value());
            default ->
                chance.percent(70)
                        ? Json.object(content).remove(chance.of(LEVELS)).build()
                        : odd(content);
        };
    }

    private String user() {
        UserId user = chance.of(Drafts.USERS);
        return chance.percent(97) ? user.value() : chance.of(List.of("nobody", "@x", "@:y", ""));
    }

    private JsonObject odd(JsonObject content) {
        String key = chance.of(List.of("users", "events", "notifications", "kick", "users_default"));
        return chance.percent(50)
                ? with(content, key, chance.json(1))
                : Json.object(content).remove(key).build();
    }

    private JsonObject within(JsonObject content, String key, String entry) {
        JsonObject entries = content.get(key) instanceof JsonObject found ? found : JsonValue.EMPTY_JSON_OBJECT;
        JsonObject changed =
                chance.percent(15) ? Json.object(entries).remove(entry).build() : with(entries, entry, value());
        return with(content, key, changed);
    }

    private JsonValue value() {
        long level = chance.of(VALUES);
        if (chance.percent(94)) return Chance.number(level);
        return switch (chance.below(6)) {
            case 0 -> Json.text(Long.toString(level));
            case 1 -> Json.text(chance.of(List.of(" 50 ", "+50", "050", "-0", "٥", "x", "", "1e2", "50.0", "5_0")));
            case 2 -> chance.json(1);
            case 3 ->
                Json.array().add(BigDecimal.valueOf(level * 10 + 5, 1)).build().get(0);
            case 4 -> JsonValue.NULL;
            default -> Chance.number((1L << 53) - 1);
        };
    }

    private static JsonObject with(JsonObject object, String key, JsonValue value) {
        return Json.object(object).add(key, value).build();
    }
}
