package org.enishi.room.membership;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.Membership;
import org.enishi.event.RoomState;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.rules.auth.PowerLevels;
import org.enishi.rules.content.JoinRule;

/**
 * Rooms that open to the members of other rooms.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#restricted-rooms">Matrix v1.19, "Restricted rooms"</a>
 */
public final class RestrictedJoin {
    private final RoomState state;

    public RestrictedJoin(RoomState state) {
        this.state = state;
    }

    /** Whether the room is restricted and nobody has invited the user, so that somebody must vouch for the join. */
    public boolean isNeededFor(UserId user) {
        boolean restricted = state.get(EventType.CREATE)
                .filter(create -> JoinRule.of(state, create.version()).isRestricted())
                .isPresent();
        return restricted && !Standing.is(state, user, Membership.INVITE) && !Standing.is(state, user, Membership.JOIN);
    }

    /** The rooms whose members may come in. */
    public List<RoomId> allowedRooms() {
        JsonValue allow = state.get(EventType.JOIN_RULES)
                .map(event -> event.content().getOrDefault("allow", JsonValue.EMPTY_JSON_ARRAY))
                .orElse(JsonValue.EMPTY_JSON_ARRAY);
        if (!(allow instanceof JsonArray conditions)) return List.of();
        return conditions.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .filter(condition -> "m.room_membership".equals(condition.getString("type", "")))
                .map(condition -> condition.getString("room_id", ""))
                .filter(RoomId::isWellFormed)
                .map(RoomId::new)
                .toList();
    }

    /** @param isJoined whether a user is in a room, as far as we can tell */
    public boolean isOpenTo(UserId user, BiPredicate<RoomId, UserId> isJoined) {
        return allowedRooms().stream().anyMatch(room -> isJoined.test(room, user));
    }

    /**
     * One of our users in the room who could invite, and so may vouch.
     *
     * @param members some of the room's members; those with power of their own are considered anyway
     */
    public Optional<UserId> voucher(ServerName here, List<UserId> members) {
        var power = PowerLevels.of(state);
        Set<UserId> candidates = new LinkedHashSet<>(powerful());
        candidates.addAll(members);
        return candidates.stream()
                .filter(user -> user.server().equals(here))
                .filter(user -> Standing.is(state, user, Membership.JOIN))
                .filter(user -> power.of(user) >= power.toInvite())
                .findFirst();
    }

    /** Servers of those with power of their own who could invite: whom to ask where nobody here may vouch. */
    public List<ServerName> vouchingServers() {
        var power = PowerLevels.of(state);
        return powerful().stream()
                .filter(user -> Standing.is(state, user, Membership.JOIN))
                .filter(user -> power.of(user) >= power.toInvite())
                .map(UserId::server)
                .distinct()
                .toList();
    }

    private Set<UserId> powerful() {
        Set<UserId> found = new LinkedHashSet<>();
        state.get(EventType.CREATE).ifPresent(create -> {
            found.add(create.sender());
            if (create.content().get("additional_creators") instanceof JsonArray others)
                others.stream()
                        .filter(JsonString.class::isInstance)
                        .forEach(other -> add(found, ((JsonString) other).getString()));
        });
        Optional<Event> levels = state.get(EventType.POWER_LEVELS);
        levels.map(event -> event.content().get("users")).ifPresent(users -> {
            if (users instanceof JsonObject listed) listed.keySet().forEach(user -> add(found, user));
        });
        return found;
    }

    private static void add(Set<UserId> users, String text) {
        if (UserId.isWellFormed(text)) users.add(new UserId(text));
    }
}
