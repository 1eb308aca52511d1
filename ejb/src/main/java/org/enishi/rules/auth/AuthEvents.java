package org.enishi.rules.auth;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.Membership;
import org.enishi.event.RoomState;
import org.enishi.event.RoomVersion;
import org.enishi.event.StateKey;
import org.enishi.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the state gives an event its permission.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#auth-events-selection">Matrix v1.19, "Auth events
 *     selection"</a>
 */
public final class AuthEvents {
    private AuthEvents() {}

    /**
     * An event that is not built yet.
     *
     * @param stateKey absent for events that are not state
     */
    public record Planned(
            EventType type, UserId sender, @Nullable String stateKey, JsonObject content) {}

    public static Set<StateKey> select(RoomVersion version, Planned event) {
        if (event.type.equals(EventType.CREATE)) return Set.of();
        Set<StateKey> keys = new LinkedHashSet<>();
        if (!version.roomIdIsCreateEventHash()) keys.add(StateKey.CREATE);
        keys.add(StateKey.POWER_LEVELS);
        keys.add(StateKey.member(event.sender));
        if (event.type.equals(EventType.MEMBER) && event.stateKey != null)
            addForMember(keys, version, event.stateKey, event.content);
        return keys;
    }

    public static Set<StateKey> select(Event event) {
        String stateKey = event.stateKeyText().orElse(null);
        return select(event.version(), new Planned(event.type(), event.sender(), stateKey, event.content()));
    }

    /** As {@link #select(Event)}, with the create event in every version: all that the rules look at. */
    public static Set<StateKey> needed(Event event) {
        Set<StateKey> keys = new LinkedHashSet<>(select(event));
        keys.add(StateKey.CREATE);
        return keys;
    }

    /**
     * The state that an event's own auth events make up.
     *
     * @param create of the room, which the list does not name since version 12
     */
    public static RoomState state(Collection<Event> authEvents, Optional<Event> create) {
        Map<StateKey, Event> state = new HashMap<>();
        create.ifPresent(event -> state.put(StateKey.CREATE, event));
        authEvents.forEach(event -> event.stateKey().ifPresent(key -> state.put(key, event)));
        return key -> Optional.ofNullable(state.get(key));
    }

    private static void addForMember(Set<StateKey> keys, RoomVersion version, String target, JsonObject content) {
        add(keys, EventType.MEMBER, target);
        Optional<Membership> membership = text(content.get("membership")).flatMap(Membership::of);
        if (membership
                .filter(List.of(Membership.JOIN, Membership.INVITE, Membership.KNOCK)::contains)
                .isPresent()) keys.add(StateKey.JOIN_RULES);
        if (membership.filter(Membership.INVITE::equals).isPresent())
            ThirdPartyInvites.token(content).ifPresent(token -> add(keys, EventType.THIRD_PARTY_INVITE, token));
        if (version.allowsRestrictedJoins()
                && membership.filter(Membership.JOIN::equals).isPresent())
            text(content.get("join_authorised_via_users_server"))
                    .filter(UserId::isWellFormed)
                    .ifPresent(user -> add(keys, EventType.MEMBER, user));
    }

    private static void add(Set<StateKey> keys, EventType type, String stateKey) {
        if (StateKey.isWellFormed(stateKey)) keys.add(new StateKey(type, stateKey));
    }

    private static Optional<String> text(@Nullable JsonValue value) {
        return value instanceof JsonString string ? Optional.of(string.getString()) : Optional.empty();
    }
}
