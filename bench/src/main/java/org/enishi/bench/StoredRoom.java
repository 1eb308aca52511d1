package org.enishi.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enishi.event.Event;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.journal.resolution.Sight;
import org.enishi.store.JournalStores;
import org.enishi.store.datasource.Database;
import org.enishi.store.datasource.Schema;
import org.enishi.store.event.EventStatus;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.room.RoomRow;
import org.enishi.store.state.NewNodes;
import org.enishi.store.state.StateEditor;
import org.enishi.store.state.StateRoot;

/** A room in an embedded database, with the caches that a server with 512 MB gives it. */
final class StoredRoom {
    private static final long MEMORY = 64 << 20;
    private static final int CHUNK = 1_000;

    final JournalStores stores;
    private final long room;

    StoredRoom(BenchRoom origin) {
        var url = "jdbc:h2:mem:bench;DB_CLOSE_DELAY=-1" + Database.H2_SETTINGS;
        var database = Database.chosenBy(key -> key.equals("enishi.database.url") ? Optional.of(url) : Optional.empty())
                .dataSource();
        Schema.migrate(database);
        stores = new JournalStores(database, MEMORY);
        room = stores.rooms().newNid();
        Event first = origin.events.get(0);
        stores.rooms()
                .insert(List.of(new RoomRow(
                        room,
                        first.room(),
                        first.sender().server(),
                        first.version(),
                        StateRoot.EMPTY,
                        new ArrayList<>(),
                        0,
                        0,
                        0,
                        0,
                        0,
                        0)));
    }

    void store(List<Event> events) {
        for (int from = 0; from < events.size(); from += CHUNK) {
            List<StoredEvent> chunk = events.subList(from, Math.min(from + CHUNK, events.size())).stream()
                    .map(this::stored)
                    .toList();
            stores.eventWriter().insert(chunk);
            stores.events().committed(chunk);
        }
    }

    /** Stores a state that differs from another. */
    StateRoot store(StateRoot base, Map<StateKey, Event> state) {
        Map<StateKey, EventId> places = new HashMap<>();
        state.forEach((key, event) -> places.put(key, event.id()));
        var nodes = new NewNodes(stores.nodes());
        StateRoot root = new StateEditor(nodes).put(base, places);
        stores.nodes().insert(List.of(nodes));
        stores.nodes().committed(List.of(nodes));
        return root;
    }

    Sight sight() {
        var nodes = new NewNodes(stores.nodes());
        return new Sight() {
            @Override
            public JournalStores stores() {
                return stores;
            }

            @Override
            public NewNodes nodes() {
                return nodes;
            }

            @Override
            public Map<EventId, StoredEvent> events(Collection<EventId> ids) {
                return stores.events().find(ids);
            }

            @Override
            public Collection<StoredEvent> pending() {
                return List.of();
            }

            @Override
            public void remember(Set<StateRoot> states, StateRoot resolved) {
                // each resolution is to be the first
            }
        };
    }

    private StoredEvent stored(Event event) {
        long nid = stores.eventWriter().newNid();
        return new StoredEvent(nid, room, event, EventStatus.OUTLIER, 0, null, null, null, null);
    }
}
