package org.enishi.policy.frozen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.enishi.configuration.Configuration;
import org.enishi.configuration.MixedRooms;
import org.enishi.error.MatrixException;
import org.enishi.event.EventType;
import org.enishi.event.Membership;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.store.governance.FrozenRoom;
import org.enishi.store.governance.FrozenRoomStore;

/**
 * Which rooms are frozen, in memory: asked for every event of ours. A change counts on this node from {@link #refresh}, on
 * others from their next one. Where mixed rooms are not refused, none is.
 */
@ApplicationScoped
public class FrozenRooms {
    private record Noticed(Map<Long, List<FrozenRoom>> frozen, Set<String> ids, Map<String, FrozenRoom> all) {
        static final Noticed NOTHING = new Noticed(Map.of(), Set.of(), Map.of());
    }

    @Inject
    FrozenRoomStore store;

    @Inject
    Configuration configuration;

    private volatile Noticed noticed = Noticed.NOTHING;

    public synchronized void refresh() {
        if (configuration.mixedRooms() != MixedRooms.REFUSE) return;
        Map<String, FrozenRoom> all = new HashMap<>();
        for (FrozenRoom room : store.all()) all.put(key(room.room().nid(), room.domain()), room);
        Map<Long, List<FrozenRoom>> frozen = all.values().stream()
                .filter(FrozenRoom::isFrozen)
                .collect(Collectors.groupingBy(room -> room.room().nid()));
        Set<String> ids = new HashSet<>();
        frozen.values().forEach(rooms -> ids.add(rooms.get(0).room().id().value()));
        noticed = new Noticed(frozen, ids, all);
    }

    /** Why nothing may be said in the room; empty if it may. */
    public Optional<String> why(long room) {
        List<FrozenRoom> rooms = noticed.frozen.get(room);
        return rooms == null ? Optional.empty() : Optional.of(sentence(rooms));
    }

    /** Why ours may not say this in the room; empty if they may. To leave, and to remove others, is always possible. */
    public Optional<String> why(long room, EventType type, Supplier<JsonObject> content) {
        return why(room).filter(frozen -> !type.equals(EventType.MEMBER) || !isAway(content.get()));
    }

    private static boolean isAway(JsonObject member) {
        return member.get("membership") instanceof JsonString text
                && Membership.of(text.getString()).filter(Membership::isAway).isPresent();
    }

    /** @throws MatrixException {@code M_FORBIDDEN} with that sentence */
    public void requireOpen(long room) {
        why(room).ifPresent(sentence -> {
            throw MatrixException.forbidden(sentence);
        });
    }

    public boolean isAny() {
        return !noticed.ids.isEmpty();
    }

    public boolean isFrozen(String roomId) {
        return noticed.ids.contains(roomId);
    }

    /** What is remembered of a domain in a room, frozen or released. */
    public Optional<FrozenRoom> find(long room, ServerName domain) {
        return Optional.ofNullable(noticed.all.get(key(room, domain)));
    }

    /** All that are frozen. */
    public Collection<FrozenRoom> frozen() {
        return noticed.frozen.values().stream().flatMap(List::stream).toList();
    }

    private String sentence(List<FrozenRoom> rooms) {
        return sentence(configuration.serverName(), rooms.get(0));
    }

    /** For people: who is in the room, and what can be done. */
    public static String sentence(ServerName own, FrozenRoom room) {
        String who = room.strangers().stream().findFirst().map(UserId::value).orElse("Somebody of " + room.domain());
        return "This room is frozen for users of " + own + ": " + who + " is in it, and " + own
                + " exchanges no messages with " + room.domain()
                + ". Until they have left, nothing can be sent here, and what they say is not shown. You can leave the room,"
                + " and an administrator of " + own + " can release it.";
    }

    private static String key(long room, ServerName domain) {
        return room + " " + domain.folded().value();
    }
}
