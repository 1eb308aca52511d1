package org.enishi.journal.resolution;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enishi.event.RoomState;
import org.enishi.id.EventId;
import org.enishi.store.JournalStores;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.state.NewNodes;
import org.enishi.store.state.StateEditor;
import org.enishi.store.state.StateRoot;
import org.enishi.store.state.StateTrie;

/** What is to be seen where a fork is resolved: what is committed, and what is about to be written above it. */
public interface Sight {
    JournalStores stores();

    NewNodes nodes();

    /** Those that are known. */
    Map<EventId, StoredEvent> events(Collection<EventId> ids);

    /** The events that are about to be written. */
    Collection<StoredEvent> pending();

    /** Keeps what came out until its nodes are committed. */
    void remember(Set<StateRoot> states, StateRoot resolved);

    default StateTrie states() {
        return new StateTrie(nodes());
    }

    default StateEditor editor() {
        return new StateEditor(nodes());
    }

    default RoomState state(StateRoot root) {
        StateTrie states = states();
        return key -> states.get(root, key)
                .flatMap(id -> Optional.ofNullable(events(Set.of(id)).get(id)))
                .map(StoredEvent::event);
    }
}
