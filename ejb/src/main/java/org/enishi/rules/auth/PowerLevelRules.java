package org.enishi.rules.auth;

import static org.enishi.rules.auth.Rule.POWER_LEVELS_NOT_OBJECT;
import static org.enishi.rules.auth.Rule.POWER_LEVEL_ABOVE_OWN;
import static org.enishi.rules.auth.Rule.POWER_LEVEL_NOT_INTEGER;
import static org.enishi.rules.auth.Rule.POWER_LEVEL_OF_CREATOR;
import static org.enishi.rules.auth.Rule.POWER_LEVEL_OF_EQUAL;
import static org.enishi.rules.auth.Rule.POWER_LEVEL_USERS_INVALID;
import static org.enishi.rules.auth.Verdict.ALLOW;
import static org.enishi.rules.auth.Verdict.allowIf;
import static org.enishi.rules.auth.Verdict.reject;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.id.UserId;
import org.enishi.rules.auth.LevelChange.Entries;

/** The rules for {@code m.room.power_levels}. */
final class PowerLevelRules {
    private static final List<String> LEVELS =
            List.of("users_default", "events_default", "state_default", "ban", "redact", "kick", "invite");

    Verdict judge(Event event, Standing room) {
        JsonObject levels = event.content();
        if (!LEVELS.stream().allMatch(level -> isAbsentOrInteger(levels, level)))
            return reject(POWER_LEVEL_NOT_INTEGER);
        if (!hasIntegers(levels, "events") || !hasIntegers(levels, "notifications"))
            return reject(POWER_LEVELS_NOT_OBJECT);
        if (!hasIntegers(levels, "users") || !namesOnlyUsers(levels)) return reject(POWER_LEVEL_USERS_INVALID);
        if (namesCreator(levels, room)) return reject(POWER_LEVEL_OF_CREATOR);
        Optional<Event> previous = room.state().get(EventType.POWER_LEVELS);
        if (previous.isEmpty()) return ALLOW;
        return judgeChanges(previous.get().content(), event, room.power().of(event.sender()));
    }

    private static Verdict judgeChanges(JsonObject before, Event event, long ownPower) {
        JsonObject after = event.content();
        var levels = LevelChange.between(new Entries(before, LEVELS), new Entries(after, LEVELS));
        var events = LevelChange.between(Entries.of(before, "events"), Entries.of(after, "events"));
        var notifications =
                LevelChange.between(Entries.of(before, "notifications"), Entries.of(after, "notifications"));
        var users = LevelChange.between(Entries.of(before, "users"), Entries.of(after, "users"));
        boolean ranksAboveOwn = List.of(levels, events, notifications).stream()
                .flatMap(List::stream)
                .anyMatch(change -> change.wasAbove(ownPower) || change.becomesAbove(ownPower));
        if (ranksAboveOwn || users.stream().anyMatch(change -> change.becomesAbove(ownPower)))
            return reject(POWER_LEVEL_ABOVE_OWN);
        String self = event.sender().value();
        return allowIf(
                users.stream().noneMatch(change -> !change.key().equals(self) && change.wasAtLeast(ownPower)),
                POWER_LEVEL_OF_EQUAL);
    }

    private static boolean isAbsentOrInteger(JsonObject levels, String key) {
        return !levels.containsKey(key) || isInteger(levels.get(key));
    }

    private static boolean hasIntegers(JsonObject levels, String key) {
        if (!levels.containsKey(key)) return true;
        return levels.get(key) instanceof JsonObject entries
                && entries.values().stream().allMatch(PowerLevelRules::isInteger);
    }

    private static boolean isInteger(@org.jspecify.annotations.Nullable JsonValue value) {
        return value instanceof JsonNumber number && number.isIntegral();
    }

    private static boolean namesOnlyUsers(JsonObject levels) {
        return Entries.of(levels, "users").keys().stream().allMatch(UserId::isWellFormed);
    }

    private static boolean namesCreator(JsonObject levels, Standing room) {
        List<String> users = Entries.of(levels, "users").keys();
        return Creators.allPowerful(room.create()).stream().anyMatch(creator -> users.contains(creator.value()));
    }
}
