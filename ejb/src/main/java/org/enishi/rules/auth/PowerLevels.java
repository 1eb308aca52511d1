package org.enishi.rules.auth;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.Set;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.RoomState;
import org.enishi.event.RoomVersion;
import org.enishi.id.UserId;
import org.enishi.rules.content.Level;

/**
 * Who may do what, as a room's state says, with the defaults for what it does not say.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#mroompower_levels">Matrix v1.19,
 *     "m.room.power_levels"</a>
 */
public final class PowerLevels {
    /** The power of creators where it is above every number. */
    public static final long INFINITE = Long.MAX_VALUE;

    private static final long FOUNDER_WITHOUT_LEVELS = 100;

    /** What is asked for where there stands something that is no level: old versions allow that it stands there. */
    private static final long NOBODY_HAS = Long.MAX_VALUE;

    private static final long NONE_AT_ALL = Long.MIN_VALUE;

    private final JsonObject levels;
    private final RoomVersion version;
    private final Set<UserId> allPowerful;
    private final Optional<UserId> founderWithoutLevels;

    private PowerLevels(Optional<Event> levels, Set<UserId> allPowerful, Optional<UserId> founderWithoutLevels) {
        this.levels = levels.map(Event::content).orElse(JsonValue.EMPTY_JSON_OBJECT);
        this.version = levels.map(Event::version).orElse(RoomVersion.V12);
        this.allPowerful = allPowerful;
        this.founderWithoutLevels = founderWithoutLevels;
    }

    public static PowerLevels of(RoomState state) {
        Optional<Event> create = state.get(EventType.CREATE);
        Optional<Event> levels = state.get(EventType.POWER_LEVELS);
        return new PowerLevels(
                levels,
                create.map(Creators::allPowerful).orElse(Set.of()),
                levels.isPresent() ? Optional.empty() : create.flatMap(Creators::founder));
    }

    public long of(UserId user) {
        if (allPowerful.contains(user)) return INFINITE;
        if (founderWithoutLevels.filter(user::equals).isPresent()) return FOUNDER_WITHOUT_LEVELS;
        return entry("users", user.value(), NONE_AT_ALL).orElseGet(() -> level("users_default", 0, NONE_AT_ALL));
    }

    /** What it takes to send an event of this type. */
    public long toSend(EventType type, boolean isState) {
        if (levels.containsKey("events") && !(levels.get("events") instanceof JsonObject)) return NOBODY_HAS;
        return entry("events", type.value(), NOBODY_HAS)
                .orElseGet(() -> isState ? required("state_default", 50) : required("events_default", 0));
    }

    public long toInvite() {
        return required("invite", 0);
    }

    public long toKick() {
        return required("kick", 50);
    }

    public long toBan() {
        return required("ban", 50);
    }

    /** To redact the events of others; asked where redactions are applied, not by the authorisation rules. */
    public long toRedact() {
        return required("redact", 50);
    }

    /** To notify the whole room; asked by push rules. @param key of {@code notifications} */
    public long toNotify(String key) {
        return entry("notifications", key, 50).orElse(50L);
    }

    private long required(String key, long otherwise) {
        return level(key, otherwise, NOBODY_HAS);
    }

    private long level(String key, long otherwise, long unreadable) {
        return read(levels, key, unreadable).orElse(otherwise);
    }

    private Optional<Long> entry(String map, String key, long unreadable) {
        return levels.get(map) instanceof JsonObject entries ? read(entries, key, unreadable) : Optional.empty();
    }

    private Optional<Long> read(JsonObject from, String key, long unreadable) {
        JsonValue value = from.get(key);
        if (value == null || value.equals(JsonValue.NULL)) return Optional.empty();
        return Level.of(value, version).or(() -> Optional.of(unreadable));
    }
}
