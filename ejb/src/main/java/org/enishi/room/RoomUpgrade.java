package org.enishi.room;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.RoomState;
import org.enishi.event.RoomVersion;
import org.enishi.event.StateKey;
import org.enishi.id.RoomAlias;
import org.enishi.id.UserId;
import org.enishi.journal.RoomHead;
import org.enishi.json.CanonicalJson;
import org.enishi.json.Json;
import org.enishi.rules.content.JoinRule;
import org.enishi.rules.content.Level;

/**
 * What a room's successor takes from it.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#room-upgrades">Matrix v1.19, "Room Upgrades"</a>
 */
final class RoomUpgrade {
    private static final List<EventType> COPIED = List.of(
            EventType.SERVER_ACL,
            EventType.ENCRYPTION,
            EventType.NAME,
            EventType.AVATAR,
            EventType.TOPIC,
            EventType.GUEST_ACCESS,
            EventType.HISTORY_VISIBILITY,
            EventType.JOIN_RULES);
    private static final long ADMINISTRATOR = 100;
    private static final long MODERATOR = 50;

    private final RoomState old;
    private final UserId upgrader;
    private final RoomVersion version;
    private final List<UserId> additionalCreators;

    RoomUpgrade(RoomState old, UserId upgrader, RoomVersion version, List<UserId> additionalCreators) {
        this.old = old;
        this.upgrader = upgrader;
        this.version = version;
        this.additionalCreators = additionalCreators.stream()
                .filter(user -> !user.equals(upgrader))
                .distinct()
                .toList();
    }

    JsonObject createContent(RoomHead from) {
        JsonObjectBuilder predecessor = Json.object().add("room_id", from.id().value());
        from.extremities().stream().findFirst().ifPresent(last -> predecessor.add("event_id", last.value()));
        JsonObjectBuilder content = Json.object().add("predecessor", predecessor);
        old.get(EventType.CREATE).map(Event::content).ifPresent(create -> {
            copy(create, content, "type");
            copy(create, content, "m.federate");
        });
        if (version.creatorsHaveInfinitePower() && !additionalCreators.isEmpty())
            content.add(
                    "additional_creators",
                    Json.array(additionalCreators.stream().map(UserId::value).toList()));
        return content.build();
    }

    /** In the order in which it is sent. */
    List<InitialState> state() {
        return COPIED.stream()
                .flatMap(type -> old.get(type).stream())
                .filter(event -> CanonicalJson.isCanonical(event.content()))
                .map(event -> new InitialState(event.type(), Optional.empty(), fitting(event)))
                .toList();
    }

    /** A join rule that the version does not have would let nobody in, not even the invited. */
    private JsonObject fitting(Event event) {
        JsonObject content = event.content();
        if (!event.is(EventType.JOIN_RULES)) return content;
        String rule = text(content.getOrDefault("join_rule", JsonValue.NULL));
        String nearest = JoinRule.nearest(rule, version);
        return nearest.equals(rule)
                ? content
                : Json.object(content).add("join_rule", nearest).build();
    }

    /**
     * The old room's canonical alias, as far as it moves along.
     *
     * @param moved the aliases that become names of the successor
     */
    Optional<JsonObject> canonicalAlias(Collection<RoomAlias> moved) {
        Set<String> names = moved.stream().map(RoomAlias::value).collect(Collectors.toSet());
        Optional<JsonObject> content = old.get(EventType.CANONICAL_ALIAS).map(Event::content);
        JsonObjectBuilder kept = Json.object();
        content.map(each -> each.get("alias"))
                .filter(alias -> names.contains(text(alias)))
                .ifPresent(alias -> kept.add("alias", alias));
        if (content.map(each -> each.get("alt_aliases")).orElse(JsonValue.NULL) instanceof JsonArray others) {
            var some = Json.array();
            others.stream().filter(other -> names.contains(text(other))).forEach(some::add);
            kept.add("alt_aliases", some);
        }
        JsonObject all = kept.build();
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString text ? text.getString() : "";
    }

    /** Enough for all that follows; {@link #power} is sent last. */
    JsonObject firstPower() {
        JsonObjectBuilder users = Json.object();
        if (!version.creatorsHaveInfinitePower()) users.add(upgrader.value(), greatestLevel());
        return Json.object(InitialPower.initial(version, List.of(), JsonValue.EMPTY_JSON_OBJECT))
                .add("users", users)
                .build();
    }

    /** The old room's, as the new version wants it. */
    JsonObject power() {
        JsonObject levels = levels();
        JsonObjectBuilder power = Json.object(levels);
        power.add("users", users(levels));
        if (version.creatorsHaveInfinitePower()) {
            JsonObjectBuilder events = Json.object(object(levels, "events"));
            power.add("events", events.add("m.room.tombstone", InitialPower.tombstone(version, levels)));
        }
        return power.build();
    }

    /** The old room's power levels with nobody but moderators left to speak. */
    JsonObject restrictedPower() {
        JsonObject levels = levels();
        long usersDefault = Event.integer(levels, "users_default").orElse(0L);
        long level = Math.max(MODERATOR, usersDefault + 1);
        return Json.object(levels)
                .add(
                        "events_default",
                        Math.max(level, Event.integer(levels, "events_default").orElse(0L)))
                .add("invite", Math.max(level, Event.integer(levels, "invite").orElse(0L)))
                .build();
    }

    static StateKey tombstone() {
        return StateKey.of(EventType.TOMBSTONE);
    }

    static JsonObject tombstone(RoomHead successor) {
        return Json.object()
                .add("body", "This room has been replaced")
                .add("replacement_room", successor.id().value())
                .build();
    }

    /** Creators who have infinite power are not listed; those who had it in the old room keep what a number can say. */
    private JsonObjectBuilder users(JsonObject levels) {
        JsonObjectBuilder users = Json.object(object(levels, "users"));
        if (version.creatorsHaveInfinitePower()) {
            creators().forEach(users::remove);
        } else if (oldCreatorIsUnlisted()) {
            users.add(upgrader.value(), greatestLevel());
        }
        return users;
    }

    private Set<String> creators() {
        Set<String> creators = additionalCreators.stream().map(UserId::value).collect(Collectors.toSet());
        creators.add(upgrader.value());
        return creators;
    }

    private boolean oldCreatorIsUnlisted() {
        return old.get(EventType.CREATE)
                .filter(create -> create.version().creatorsHaveInfinitePower())
                .isPresent();
    }

    /** That of the old room's mightiest user, or what its dearest action wants. */
    private long greatestLevel() {
        JsonObject levels = levels();
        return Stream.of(levels, object(levels, "users"), object(levels, "events"), object(levels, "notifications"))
                .flatMap(part -> part.keySet().stream().flatMap(key -> Event.integer(part, key).stream()))
                .reduce(ADMINISTRATOR, Math::max);
    }

    /** As plain integers, whatever the old room has them written as. */
    private JsonObject levels() {
        return old.get(EventType.POWER_LEVELS)
                .map(event -> Level.plain(event.content(), event.version()))
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
    }

    private static JsonObject object(JsonObject parent, String key) {
        return parent.get(key) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }

    private static void copy(JsonObject from, JsonObjectBuilder to, String key) {
        JsonValue value = from.get(key);
        if (value != null) to.add(key, value);
    }
}
