package org.enishi.sync.room;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.enishi.event.EventType;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.state.StateChange;
import org.enishi.store.state.StateRoot;
import org.enishi.store.state.StateTrie;

/**
 * Finds which state events a client needs beside the timeline, from the difference of two states: what changed without
 * an event in the timeline, by state resolution too, is among it.
 */
@Dependent
public class StateReading {
    private static final Set<EventType> IN_SUMMARY =
            Set.of(EventType.MEMBER, EventType.NAME, EventType.CANONICAL_ALIAS);

    @Inject
    StateTrie trie;

    /**
     * @param told by place in the state; members only as far as they are not loaded lazily
     * @param summaryChanged whether members, name or alias are among the changes
     */
    record Result(Map<StateKey, EventId> told, boolean summaryChanged) {}

    Result read(RoomRange range, Timeline timeline, Wish wish) {
        List<StateChange> changes = trie.diff(range.known(), range.last().state());
        Map<StateKey, EventId> told = new HashMap<>();
        for (StateChange change : changes) if (change.after() != null) told.put(change.key(), change.after());
        if (!wish.stateAfter()) rewind(range.known(), timeline, told);
        if (range.full() && wish.lazyMembers())
            told.keySet().removeIf(key -> key.type().equals(EventType.MEMBER));
        return new Result(
                told,
                changes.stream()
                        .anyMatch(change -> IN_SUMMARY.contains(change.key().type())));
    }

    /** Where the timeline changes the state, the client is told what stood there before. */
    private void rewind(StateRoot known, Timeline timeline, Map<StateKey, EventId> told) {
        Set<EventId> shown = new HashSet<>();
        timeline.events().forEach(event -> shown.add(event.event().id()));
        for (StoredEvent first : timeline.firstChanges()) {
            StateKey key = first.event().stateKey().orElseThrow();
            StateRoot before = Objects.requireNonNullElse(first.before(), StateRoot.EMPTY);
            Optional<EventId> earlier = trie.get(before, key);
            boolean isNews =
                    earlier.isPresent() && !shown.contains(earlier.get()) && !earlier.equals(trie.get(known, key));
            if (isNews) told.put(key, earlier.get());
            else told.remove(key);
        }
    }

    /** Of these users, the member events that stand in a state. */
    Map<StateKey, EventId> members(StateRoot root, List<StateKey> users) {
        return users.isEmpty() ? Map.of() : trie.get(root, new ArrayList<>(users));
    }
}
