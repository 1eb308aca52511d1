package org.enishi.journal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enishi.error.MatrixException;
import org.enishi.event.Membership;
import org.enishi.event.RoomState;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.store.JournalStores;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.room.RoomMember;
import org.enishi.store.state.StateRoot;

/**
 * Rooms as they stand, for reading. What is told was true a moment ago; inside a draft ask the {@link Pen}, which knows
 * better. Needs no transaction; what was asked lately comes from memory.
 */
public class Rooms {
    private final JournalStores stores;
    private final Heads heads;

    public Rooms(JournalStores stores, Heads heads) {
        this.stores = stores;
        this.heads = heads;
    }

    public Optional<RoomHead> find(RoomId room) {
        return heads.find(room);
    }

    public Optional<RoomHead> find(long nid) {
        return Optional.ofNullable(find(Set.of(nid)).get(nid));
    }

    /** Those that are known, by surrogate key. */
    public Map<Long, RoomHead> find(Collection<Long> nids) {
        return heads.byNid(nids);
    }

    /** Those that are known, by room ID. */
    public Map<RoomId, RoomHead> byId(Collection<RoomId> wanted) {
        return heads.find(wanted);
    }

    /** @throws MatrixException {@code M_NOT_FOUND} if this server does not know the room */
    public RoomHead require(RoomId room) {
        return find(room).orElseThrow(() -> unknown(room));
    }

    /** The current state; empty if the room is not known. */
    public RoomState state(RoomId room) {
        return find(room).map(head -> stateAt(head.state())).orElse(RoomState.EMPTY);
    }

    public RoomState stateAt(StateRoot root) {
        return key ->
                stores.states().get(root, key).flatMap(stores.events()::find).map(StoredEvent::event);
    }

    /** Those of the keys at which an event stands, loaded together. */
    public Map<StateKey, StoredEvent> events(StateRoot root, Collection<StateKey> keys) {
        Map<StateKey, EventId> ids = stores.states().get(root, keys);
        return named(ids, stores.events().find(ids.values()));
    }

    /** As {@link #events(StateRoot, Collection)}, of several states, all loaded together. */
    public Map<StateRoot, Map<StateKey, StoredEvent>> events(Map<StateRoot, ? extends Collection<StateKey>> wanted) {
        if (wanted.isEmpty()) return Map.of();
        Map<StateRoot, Map<StateKey, EventId>> ids = stores.states().get(wanted);
        Set<EventId> all =
                ids.values().stream().flatMap(each -> each.values().stream()).collect(Collectors.toSet());
        Map<EventId, StoredEvent> events = stores.events().find(all);
        Map<StateRoot, Map<StateKey, StoredEvent>> found = new HashMap<>();
        ids.forEach((root, names) -> found.put(root, named(names, events)));
        return found;
    }

    private static Map<StateKey, StoredEvent> named(Map<StateKey, EventId> ids, Map<EventId, StoredEvent> events) {
        return ids.entrySet().stream()
                .filter(each -> events.containsKey(each.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, each -> events.get(each.getValue())));
    }

    /** All events of a state. Costs what the room weighs. */
    public List<StoredEvent> events(StateRoot root) {
        Collection<EventId> ids = stores.states().all(root).values();
        return List.copyOf(stores.events().find(ids).values());
    }

    /** Empty if the user never had to do with the room. */
    public Optional<Membership> membership(RoomId room, UserId user) {
        return find(room)
                .flatMap(head -> stores.members().find(head.nid(), user))
                .map(RoomMember::membership);
    }

    /** For who asks for a room that this server does not know. */
    public static MatrixException unknown(RoomId room) {
        return MatrixException.notFound("This server does not know the room " + room);
    }
}
