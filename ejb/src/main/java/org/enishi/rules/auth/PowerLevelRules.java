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

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.RoomVersion;
import org.enishi.event.StateKey;
import org.enishi.id.UserId;
import org.enishi.rules.auth.LevelChange.Entries;
import org.enishi.rules.content.Level;
import org.jspecify.annotations.Nullable;

/** The rules for {@code m.room.power_levels}. */
final class PowerLevelRules {
    private static final List<String> LEVELS =
            List.of("users_default", "events_default", "state_default", "ban", "redact", "kick", "invite");
    private static final List<String> MAPS = List.of("events", "notifications", "users");

    Verdict judge(Event event, Standing room) {
        if (!hasFormOfItsVersion(event)) return reject(POWER_LEVEL_NOT_INTEGER);
        if (!mapsAreOfIntegers(event)) return reject(POWER_LEVELS_NOT_OBJECT);
        if (!hasLevels(event, "users") || !namesOnlyUsers(event) || hasBooleans(event))
            return reject(POWER_LEVEL_USERS_INVALID);
        if (namesCreator(event, room)) return reject(POWER_LEVEL_OF_CREATOR);
        Optional<Event> previous = previous(event, room);
        if (previous.isEmpty()) return ALLOW;
        if (!isComparable(previous.get()) || !isComparable(event)) return reject(POWER_LEVEL_NOT_INTEGER);
        return judgeChanges(previous.get(), event, room.power().of(event.sender()));
    }

    /** What the event replaces: those with another state key count nowhere. */
    private static Optional<Event> previous(Event event, Standing room) {
        boolean apart = event.stateKey()
                .filter(key -> !key.equals(StateKey.POWER_LEVELS))
                .isPresent();
        return apart ? Optional.empty() : room.state().get(EventType.POWER_LEVELS);
    }

    /** Older versions allow what is no level, until it would be compared with another. */
    private static boolean isComparable(Event levels) {
        JsonObject content = levels.content();
        return LEVELS.stream()
                        .filter(content::containsKey)
                        .allMatch(level ->
                                Level.at(content, level, levels.version()).isPresent())
                && guardedMaps(levels.version()).allMatch(map -> isNothing(content.get(map)) || hasLevels(levels, map));
    }

    private static boolean isNothing(@Nullable JsonValue map) {
        if (map instanceof JsonArray array) return array.isEmpty();
        return map instanceof JsonString text && text.getString().isEmpty();
    }

    private static Verdict judgeChanges(Event before, Event event, long ownPower) {
        var levels = LevelChange.between(Entries.of(before, LEVELS), Entries.of(event, LEVELS));
        boolean ranksAboveOwn = Stream.concat(levels.stream(), guardedMaps(before, event))
                .anyMatch(change -> change.wasAbove(ownPower) || change.becomesAbove(ownPower));
        var users = LevelChange.between(Entries.of(before, "users"), Entries.of(event, "users"));
        if (ranksAboveOwn || users.stream().anyMatch(change -> change.becomesAbove(ownPower)))
            return reject(POWER_LEVEL_ABOVE_OWN);
        String self = event.sender().value();
        return allowIf(
                users.stream().noneMatch(change -> !change.key().equals(self) && change.wasAtLeast(ownPower)),
                POWER_LEVEL_OF_EQUAL);
    }

    private static Stream<LevelChange> guardedMaps(Event before, Event after) {
        return guardedMaps(after.version())
                .flatMap(map -> LevelChange.between(Entries.of(before, map), Entries.of(after, map)).stream());
    }

    private static Stream<String> guardedMaps(RoomVersion version) {
        return version.notificationLevelsAreGuarded() ? Stream.of("events", "notifications") : Stream.of("events");
    }

    /** Older versions refuse only what no machine can count. */
    private static boolean hasFormOfItsVersion(Event levels) {
        JsonObject content = levels.content();
        if (!levels.version().powerLevelsAreIntegers())
            return LEVELS.stream().allMatch(level -> isCountable(content.get(level)))
                    && MAPS.stream()
                            .allMatch(map -> Entries.of(levels, map).object().values().stream()
                                    .allMatch(PowerLevelRules::isCountable));
        return LEVELS.stream()
                .filter(content::containsKey)
                .allMatch(level -> Level.at(content, level, levels.version()).isPresent());
    }

    private static boolean isCountable(@Nullable JsonValue value) {
        return value == null || !Level.isBeyondAll(value);
    }

    private static boolean mapsAreOfIntegers(Event levels) {
        return !levels.version().powerLevelsAreIntegers()
                || (hasLevels(levels, "events") && hasLevels(levels, "notifications"));
    }

    private static boolean hasLevels(Event levels, String key) {
        if (!levels.content().containsKey(key)) return true;
        return levels.content().get(key) instanceof JsonObject entries
                && entries.values().stream()
                        .allMatch(level -> Level.of(level, levels.version()).isPresent());
    }

    /** The rules ask for integers here, or strings of them. */
    private static boolean hasBooleans(Event levels) {
        return Entries.of(levels, "users").object().values().stream()
                .anyMatch(level -> level.equals(JsonValue.TRUE) || level.equals(JsonValue.FALSE));
    }

    private static boolean namesOnlyUsers(Event levels) {
        return Entries.of(levels, "users").keys().stream().allMatch(UserId::isWellFormed);
    }

    private static boolean namesCreator(Event levels, Standing room) {
        List<String> users = Entries.of(levels, "users").keys();
        return Creators.allPowerful(room.create()).stream().anyMatch(creator -> users.contains(creator.value()));
    }
}
