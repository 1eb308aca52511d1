package org.enishi.event;

import java.util.Optional;

/** The state of a room at some point: which event stands at which key. Immutable; look-ups may read the database. */
@FunctionalInterface
public interface RoomState {
    RoomState EMPTY = key -> Optional.empty();

    Optional<Event> get(StateKey key);

    default Optional<Event> get(EventType type) {
        return get(StateKey.of(type));
    }
}
