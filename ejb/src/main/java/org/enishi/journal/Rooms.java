package org.enishi.journal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enishi.event.Membership;
import org.enishi.event.RoomState;
import org.enishi.event.StateKey;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.state.StateRoot;

/**
 * Rooms as they stand, for reading. What is told was true a moment ago; inside a draft ask the {@link Pen}, which knows
 * better. Needs no transaction; what was asked lately comes from memory.
 */
public class Rooms {
    public Optional<RoomHead> find(RoomId room) {
        throw new IllegalStateException("under construction");
    }

    public Optional<RoomHead> find(long nid) {
        throw new IllegalStateException("under construction");
    }

    /** Those that are known, by surrogate key. */
    public Map<Long, RoomHead> find(Collection<Long> nids) {
        throw new IllegalStateException("under construction");
    }

    /** @throws org.enishi.error.MatrixException {@code M_NOT_FOUND} if this server does not know the room */
    public RoomHead require(RoomId room) {
        throw new IllegalStateException("under construction");
    }

    /** The current state; empty if the room is not known. */
    public RoomState state(RoomId room) {
        throw new IllegalStateException("under construction");
    }

    public RoomState stateAt(StateRoot root) {
        throw new IllegalStateException("under construction");
    }

    /** Those of the keys at which an event stands, loaded together. */
    public Map<StateKey, StoredEvent> events(StateRoot root, Collection<StateKey> keys) {
        throw new IllegalStateException("under construction");
    }

    /** All events of a state. Costs what the room weighs. */
    public List<StoredEvent> events(StateRoot root) {
        throw new IllegalStateException("under construction");
    }

    /** Empty if the user never had to do with the room. */
    public Optional<Membership> membership(RoomId room, UserId user) {
        throw new IllegalStateException("under construction");
    }
}
