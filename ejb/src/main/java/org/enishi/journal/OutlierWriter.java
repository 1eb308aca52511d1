package org.enishi.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enishi.event.Event;
import org.enishi.event.RoomVersion;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.journal.batch.Transactions;
import org.enishi.store.JournalStores;
import org.enishi.store.event.EventStatus;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.room.RoomRow;
import org.enishi.store.state.NewNodes;
import org.enishi.store.state.StateEditor;
import org.enishi.store.state.StateRoot;

/**
 * Stores events that have no place in a history yet: state and auth chains of rooms that we enter, and of gaps. Works
 * outside the journal's lock, in transactions of its own; call it without one.
 */
public class OutlierWriter {
    private static final int CHUNK = 500;

    private final JournalStores stores;
    private final Transactions transactions;

    public OutlierWriter(JournalStores stores, Transactions transactions) {
        this.stores = stores;
        this.transactions = transactions;
    }

    /**
     * Stores those that are not known yet. Order does not matter.
     *
     * @param events verified, of one room
     */
    public void store(RoomId room, RoomVersion version, ServerName host, Collection<Event> events) {
        long nid = roomNid(room, version, host);
        Map<EventId, Event> byId = new HashMap<>();
        for (Event event : events) if (event.room().equals(room)) byId.put(event.id(), event);
        byId.keySet().retainAll(stores.events().unknown(byId.keySet()));
        List<Event> missing = List.copyOf(byId.values());
        for (int from = 0; from < missing.size(); from += CHUNK) {
            List<StoredEvent> chunk = missing.subList(from, Math.min(from + CHUNK, missing.size())).stream()
                    .map(event -> outlier(nid, event))
                    .toList();
            transactions.run(() -> stores.eventWriter().insertIfNew(chunk));
        }
    }

    /** Stores the nodes of a state, so that a draft that names it is short. All its events are stored. */
    public StateRoot prepareState(Collection<EventId> state) {
        Map<StateKey, EventId> places = new HashMap<>();
        for (StoredEvent stored : stores.events().find(state).values())
            stored.event()
                    .stateKey()
                    .ifPresent(key -> places.put(key, stored.event().id()));
        var nodes = new NewNodes(stores.nodes());
        StateRoot root = new StateEditor(nodes).put(StateRoot.EMPTY, places);
        transactions.run(() -> stores.nodes().insert(List.of(nodes)));
        stores.nodes().committed(List.of(nodes));
        return root;
    }

    private StoredEvent outlier(long room, Event event) {
        long nid = stores.eventWriter().newNid();
        return new StoredEvent(nid, room, event, EventStatus.OUTLIER, 0, null, null, null, null);
    }

    /**
     * The room's row must be there, for events lean on it; it says no more than that the room exists. Its
     * version may have been told by a mere invitation.
     */
    private long roomNid(RoomId room, RoomVersion version, ServerName host) {
        Optional<RoomRow> known = stores.rooms().find(room);
        known.filter(row -> row.version() != version)
                .ifPresent(row -> transactions.run(() -> stores.rooms().correct(row.nid(), version)));
        return known.map(RoomRow::nid).orElseGet(() -> {
            long nid = stores.rooms().newNid();
            var row = new RoomRow(nid, room, host, version, StateRoot.EMPTY, new ArrayList<>(), 0, 0, 0, 0, 0, 0);
            transactions.run(() -> stores.rooms().insertIfNew(row));
            return stores.rooms().find(room).orElseThrow().nid();
        });
    }
}
