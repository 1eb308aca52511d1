package org.enishi.userdirectory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enishi.event.Event;
import org.enishi.event.StateKey;
import org.enishi.id.UserId;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.presence.Acquaintances;
import org.enishi.store.state.StateRoot;

/** Who can be seen by everybody: those in rooms that all may join, or read. */
@ApplicationScoped
public class OpenRooms {
    private static final List<StateKey> KEYS = List.of(StateKey.JOIN_RULES, StateKey.HISTORY_VISIBILITY);
    private static final int MOST_STATES = 10_000;
    private static final int MOST_ROOMS = 1_000;

    /** A state says the same for ever. */
    private final Cache<StateRoot, Boolean> known =
            Caffeine.newBuilder().maximumSize(MOST_STATES).build();

    @Inject
    Rooms rooms;

    @Inject
    Acquaintances acquaintances;

    /** Those of these users, in their order. */
    List<UserId> of(Collection<UserId> users) {
        if (users.isEmpty()) return List.of();
        Map<UserId, Set<Long>> theirs = acquaintances.rooms(users);
        Set<Long> all = theirs.values().stream()
                .flatMap(Set::stream)
                .distinct()
                .limit(MOST_ROOMS)
                .collect(Collectors.toSet());
        Set<Long> open = new HashSet<>();
        rooms.find(all).values().stream().filter(this::isOpen).forEach(head -> open.add(head.nid()));
        return users.stream()
                .filter(user -> theirs.getOrDefault(user, Set.of()).stream().anyMatch(open::contains))
                .toList();
    }

    private boolean isOpen(RoomHead head) {
        return known.get(head.state(), root -> isOpen(rooms.events(root, KEYS)));
    }

    private static boolean isOpen(Map<StateKey, StoredEvent> state) {
        StoredEvent rules = state.get(StateKey.JOIN_RULES);
        StoredEvent history = state.get(StateKey.HISTORY_VISIBILITY);
        boolean isPublic = rules != null
                && rules.event()
                        .contentString("join_rule")
                        .filter("public"::equals)
                        .isPresent();
        return isPublic || (history != null && isWorldReadable(history.event()));
    }

    private static boolean isWorldReadable(Event history) {
        return history.contentString("history_visibility")
                .filter("world_readable"::equals)
                .isPresent();
    }
}
