package org.enishi.userdirectory;

import com.github.benmanes.caffeine.cache.Cache;
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
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.store.cache.Caches;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.state.StateRoot;

/** Rooms that all may join, or read: who is there can be seen by everybody. */
@ApplicationScoped
public class OpenRooms {
    private static final List<StateKey> KEYS = List.of(StateKey.JOIN_RULES, StateKey.HISTORY_VISIBILITY);
    private static final int MOST_STATES = 10_000;
    private static final int MOST_ROOMS = 1_000;

    /** A state says the same for ever. */
    private final Cache<StateRoot, Boolean> known =
            Caches.builder().maximumSize(MOST_STATES).build();

    @Inject
    Rooms rooms;

    /** Those of these rooms, by surrogate key. */
    Set<Long> of(Collection<Long> some) {
        Set<Long> looked = some.stream().limit(MOST_ROOMS).collect(Collectors.toSet());
        Set<Long> open = new HashSet<>();
        rooms.find(looked).values().stream().filter(this::isOpen).forEach(head -> open.add(head.nid()));
        return open;
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
