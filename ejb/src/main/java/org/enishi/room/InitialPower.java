package org.enishi.room;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.enishi.event.Event;
import org.enishi.event.RoomVersion;
import org.enishi.id.UserId;
import org.enishi.json.Json;

/**
 * The {@code m.room.power_levels} that a new room begins with.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#mroompower_levels">Matrix v1.19,
 *     "m.room.power_levels"</a>
 */
final class InitialPower {
    private static final int MODERATOR = 50;
    private static final int ADMINISTRATOR = 100;
    private static final int OWNER = 150;

    private InitialPower() {}

    /**
     * @param powerful who has all power; where creators have infinite power they are not listed
     * @param override replaces whole top-level keys
     */
    static JsonObject initial(RoomVersion version, List<UserId> powerful, JsonObject override) {
        JsonObjectBuilder users = Json.object();
        if (!version.creatorsHaveInfinitePower()) powerful.forEach(user -> users.add(user.value(), ADMINISTRATOR));
        JsonObjectBuilder levels = Json.object()
                .add("ban", MODERATOR)
                .add("events", events(version, override))
                .add("events_default", 0)
                .add("invite", 0)
                .add("kick", MODERATOR)
                .add("redact", MODERATOR)
                .add("state_default", MODERATOR)
                .add("users", users)
                .add("users_default", 0);
        override.forEach(levels::add);
        return levels.build();
    }

    private static JsonObjectBuilder events(RoomVersion version, JsonObject override) {
        return Json.object()
                .add("m.room.avatar", MODERATOR)
                .add("m.room.canonical_alias", MODERATOR)
                .add("m.room.encryption", ADMINISTRATOR)
                .add("m.room.history_visibility", ADMINISTRATOR)
                .add("m.room.name", MODERATOR)
                .add("m.room.power_levels", ADMINISTRATOR)
                .add("m.room.server_acl", ADMINISTRATOR)
                .add("m.room.tombstone", tombstone(version, override));
    }

    /** Above {@code state_default} where creators have infinite power, so that they alone close the room. */
    static long tombstone(RoomVersion version, JsonObject levels) {
        if (!version.creatorsHaveInfinitePower()) return ADMINISTRATOR;
        long stateDefault = Event.integer(levels, "state_default").orElse((long) MODERATOR);
        return Math.max(OWNER, stateDefault + 1);
    }
}
