package org.enishi.journal.resolution;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enishi.event.RoomState;
import org.enishi.event.RoomVersion;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.state.StateChange;
import org.enishi.store.state.StateRoot;

/**
 * Several states of a room and where they differ, which the trie tells without reading the rest.
 *
 * @param conflicted the keys at which not all have the same
 * @param parts what each state has at these keys
 */
record Fork(RoomVersion version, List<StateRoot> states, Set<StateKey> conflicted, List<Map<StateKey, EventId>> parts) {
    static Fork of(RoomVersion version, Set<StateRoot> roots, Sight sight) {
        List<StateRoot> states = List.copyOf(roots);
        StateRoot base = states.get(0);
        List<List<StateChange>> differences =
                states.stream().map(root -> sight.states().diff(base, root)).toList();
        Set<StateKey> conflicted = new HashSet<>();
        differences.forEach(changes -> changes.forEach(change -> conflicted.add(change.key())));
        Map<StateKey, EventId> atBase = sight.states().get(base, conflicted);
        List<Map<StateKey, EventId>> parts =
                differences.stream().map(changes -> changed(atBase, changes)).toList();
        return new Fork(version, states, conflicted, parts);
    }

    /** Any of the states: beside the conflict they are equal. */
    StateRoot base() {
        return states.get(0);
    }

    boolean agreesOn(StateKey key) {
        return !conflicted.contains(key);
    }

    /** The events that stand where these would, in the state on which all agree. */
    Set<EventId> standing(Collection<StoredEvent> events, Sight sight) {
        Set<StateKey> keys = new HashSet<>();
        for (StoredEvent each : events)
            each.event().stateKey().filter(this::agreesOn).ifPresent(keys::add);
        return new HashSet<>(sight.states().get(base(), keys).values());
    }

    RoomState unconflicted(Sight sight) {
        RoomState all = sight.state(base());
        return key -> agreesOn(key) ? all.get(key) : Optional.empty();
    }

    /** The state with this at the conflicted keys and nothing at the others. */
    StateRoot with(Map<StateKey, EventId> resolved, Sight sight) {
        Set<StateKey> gone = new HashSet<>(conflicted);
        gone.removeAll(resolved.keySet());
        return sight.editor().put(sight.editor().remove(base(), gone), resolved);
    }

    private static Map<StateKey, EventId> changed(Map<StateKey, EventId> base, List<StateChange> changes) {
        Map<StateKey, EventId> part = new HashMap<>(base);
        for (StateChange change : changes) {
            EventId after = change.after();
            if (after == null) part.remove(change.key());
            else part.put(change.key(), after);
        }
        return part;
    }
}
