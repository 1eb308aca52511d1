package org.enishi.rules.auth;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.enishi.event.Event;
import org.enishi.event.RoomVersion;
import org.enishi.rules.content.Level;

/**
 * A level that was added, changed or removed.
 *
 * @param before empty if it was added
 * @param after empty if it was removed
 */
record LevelChange(String key, Optional<Long> before, Optional<Long> after) {
    static List<LevelChange> between(Entries before, Entries after) {
        return Stream.concat(before.keys().stream(), after.keys().stream())
                .distinct()
                .map(key -> new LevelChange(key, before.level(key), after.level(key)))
                .filter(change -> !change.before.equals(change.after))
                .toList();
    }

    boolean wasAbove(long power) {
        return before.filter(level -> level > power).isPresent();
    }

    boolean wasAtLeast(long power) {
        return before.filter(level -> level >= power).isPresent();
    }

    boolean becomesAbove(long power) {
        return after.filter(level -> level > power).isPresent();
    }

    /** Some levels of an object. */
    record Entries(JsonObject object, List<String> keys, RoomVersion version) {
        /** Those of the content itself. */
        static Entries of(Event levels, List<String> keys) {
            return new Entries(levels.content(), keys, levels.version());
        }

        /** All that stand in the content at this key; none if there is none. */
        static Entries of(Event levels, String key) {
            JsonObject object =
                    levels.content().get(key) instanceof JsonObject found ? found : JsonValue.EMPTY_JSON_OBJECT;
            return new Entries(object, List.copyOf(object.keySet()), levels.version());
        }

        Optional<Long> level(String key) {
            return Level.at(object, key, version);
        }
    }
}
