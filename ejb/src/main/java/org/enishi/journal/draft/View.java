package org.enishi.journal.draft;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enishi.event.Event;
import org.enishi.event.RoomState;
import org.enishi.event.RoomVersion;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.journal.RoomHead;
import org.enishi.journal.endorsement.Endorsements;
import org.enishi.journal.resolution.Sight;
import org.enishi.store.JournalStores;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.state.NewNodes;
import org.enishi.store.state.StateRoot;
import org.enishi.store.state.StateTrie;

/** What a draft sees: its own sheet, its batch's below, and below that what is committed. */
record View(Desk desk, Sheet sheet, Endorsements endorsements) implements Sight {
    Optional<RoomHead> room(RoomId room) {
        RoomHead mine = sheet.room(room);
        return mine != null ? Optional.of(mine) : desk.heads().find(room);
    }

    /** Whether a user of this server has made it. */
    boolean isOurs(Event event) {
        return event.sender().server().equals(desk.own());
    }

    Optional<StoredEvent> event(EventId id) {
        StoredEvent mine = sheet.event(id);
        if (mine != null) return Optional.of(mine);
        return sheet.isAbsent(id) ? Optional.empty() : desk.stores().events().find(id);
    }

    @Override
    public Map<EventId, StoredEvent> events(Collection<EventId> ids) {
        Map<EventId, StoredEvent> found = new HashMap<>();
        List<EventId> others = new ArrayList<>();
        for (EventId id : ids) {
            StoredEvent mine = sheet.event(id);
            if (mine != null) found.put(id, mine);
            else if (!sheet.isAbsent(id)) others.add(id);
        }
        if (!others.isEmpty()) found.putAll(desk.stores().events().find(others));
        return found;
    }

    @Override
    public JournalStores stores() {
        return desk.stores();
    }

    @Override
    public NewNodes nodes() {
        return sheet.nodes;
    }

    @Override
    public Collection<StoredEvent> pending() {
        return sheet.pending();
    }

    @Override
    public void remember(Set<StateRoot> states, StateRoot resolved) {
        sheet.resolutions.put(states, resolved);
    }

    @Override
    public RoomState state(StateRoot root) {
        StateTrie states = states();
        return key -> states.get(root, key).flatMap(this::event).map(StoredEvent::event);
    }

    StateRoot resolve(RoomVersion version, Collection<StateRoot> states) {
        return desk.resolutions().resolve(version, states, this);
    }

    /** A part of a state, loaded together. */
    Map<StateKey, StoredEvent> state(StateRoot root, Collection<StateKey> keys) {
        Map<StateKey, EventId> ids = states().get(root, keys);
        Map<EventId, StoredEvent> events = events(ids.values());
        Map<StateKey, StoredEvent> part = new HashMap<>();
        ids.forEach((key, id) -> Optional.ofNullable(events.get(id)).ifPresent(event -> part.put(key, event)));
        return part;
    }

    static RoomState stateOf(Map<StateKey, StoredEvent> part) {
        return key -> Optional.ofNullable(part.get(key)).map(StoredEvent::event);
    }

    /** How many users of each server have joined. */
    Map<ServerName, Integer> servers(long room) {
        Map<ServerName, Integer> mine = sheet.servers(room);
        return mine != null ? mine : desk.stores().members().joinedByServer(room);
    }

    /** The events of a state that somebody named by its events, by their places. */
    Map<StateKey, EventId> named(Collection<EventId> state) {
        Map<StateKey, EventId> places = new HashMap<>();
        for (StoredEvent stored : events(state).values()) {
            Event event = stored.event();
            event.stateKey().ifPresent(key -> places.put(key, event.id()));
        }
        return places;
    }
}
