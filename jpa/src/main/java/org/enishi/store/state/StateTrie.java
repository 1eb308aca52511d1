package org.enishi.store.state;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;

/**
 * Room states: which event stands at which key. A state is named by its root; a change writes only the nodes on its way.
 * Reads need no transaction; nodes read lately come from memory.
 */
public class StateTrie {
    public Optional<EventId> get(StateRoot root, StateKey key) {
        throw new IllegalStateException("under construction");
    }

    /** Those of the keys at which an event stands. */
    public Map<StateKey, EventId> get(StateRoot root, Collection<StateKey> keys) {
        throw new IllegalStateException("under construction");
    }

    /** The whole state. Costs what the room weighs. */
    public Map<StateKey, EventId> all(StateRoot root) {
        throw new IllegalStateException("under construction");
    }

    /** The part of the state whose keys are wanted. Costs what the room weighs; by known keys ask {@link #get}. */
    public Map<StateKey, EventId> all(StateRoot root, Predicate<StateKey> wanted) {
        throw new IllegalStateException("under construction");
    }

    /** Where two states differ, in no order. Costs what they differ. */
    public List<StateChange> diff(StateRoot one, StateRoot other) {
        throw new IllegalStateException("under construction");
    }
}
