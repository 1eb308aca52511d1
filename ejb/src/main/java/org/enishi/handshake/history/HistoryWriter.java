package org.enishi.handshake.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enishi.event.Event;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.journal.Draft;
import org.enishi.journal.Journal;
import org.enishi.journal.Outcome;
import org.enishi.journal.Pen;
import org.enishi.journal.RoomHead;
import org.enishi.store.event.EventStatus;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;

/** Writes history that was fetched, oldest first, with the state before it where nothing here tells it. */
@ApplicationScoped
public class HistoryWriter {
    /** A room in which many talk at once has this many ends, more or less, wherever a page of its history begins. */
    private static final int MAX_STATES = 40;

    /** What all states of a page may have together, so that a large room's cost no more than a few of its states. */
    private static final int MAX_ENTRIES = 100_000;

    @Inject
    EventStore events;

    @Inject
    MissingState missing;

    @Inject
    Journal journal;

    /** @return how many are new in the history held here */
    public int write(ServerName server, RoomHead room, List<Event> oldestFirst) {
        Set<EventId> held = placed(oldestFirst);
        List<Event> unheld =
                oldestFirst.stream().filter(event -> !held.contains(event.id())).toList();
        Set<EventId> untold = missing.authEventsOf(server, room, unheld);
        List<Event> fresh = unheld.stream()
                .filter(event -> event.authEvents().stream().noneMatch(untold::contains))
                .toList();
        Map<EventId, List<EventId>> states = states(server, room, fresh, held);
        List<Event> writable = writable(fresh, states, held);
        return writable.isEmpty() ? 0 : journal.write(new HistoryDraft(room.id(), writable, states));
    }

    /** The state before each event that follows something we do not hold, as long as they are not too many. */
    private Map<EventId, List<EventId>> states(ServerName server, RoomHead room, List<Event> fresh, Set<EventId> held) {
        Map<EventId, List<EventId>> states = new HashMap<>();
        Set<EventId> reached = new HashSet<>(held);
        int entries = 0;
        for (Event event : fresh) {
            if (event.prevEvents().isEmpty()) states.put(event.id(), List.of());
            boolean follows = reached.containsAll(event.prevEvents());
            if (!follows && states.size() < MAX_STATES && entries < MAX_ENTRIES) {
                List<EventId> state = missing.before(server, room, event.id());
                states.put(event.id(), state);
                entries += state.size();
                follows = true;
            }
            if (follows) reached.add(event.id());
        }
        return states;
    }

    private static List<Event> writable(List<Event> fresh, Map<EventId, List<EventId>> states, Set<EventId> held) {
        Set<EventId> reached = new LinkedHashSet<>(held);
        return fresh.stream()
                .filter(event -> states.containsKey(event.id()) || reached.containsAll(event.prevEvents()))
                .peek(event -> reached.add(event.id()))
                .toList();
    }

    /** Of these events and what they follow, the ones that have a place in a history, so that their state is known. */
    private Set<EventId> placed(List<Event> of) {
        Set<EventId> named = new HashSet<>();
        of.forEach(event -> {
            named.add(event.id());
            named.addAll(event.prevEvents());
        });
        Set<EventId> placed = new HashSet<>();
        for (StoredEvent known : events.find(named).values())
            if (known.status() != EventStatus.OUTLIER && known.before() != null)
                placed.add(known.event().id());
        return placed;
    }

    private record HistoryDraft(RoomId room, List<Event> oldestFirst, Map<EventId, List<EventId>> states)
            implements Draft<Integer> {
        @Override
        public Integer write(Pen pen) {
            int fresh = 0;
            for (Event event : oldestFirst) if (pen.backfill(event, states.get(event.id())) != Outcome.KNOWN) fresh++;
            return fresh;
        }

        @Override
        public Set<RoomId> rooms() {
            return Set.of(room);
        }

        @Override
        public Set<EventId> arriving() {
            return oldestFirst.stream().map(Event::id).collect(Collectors.toSet());
        }
    }
}
