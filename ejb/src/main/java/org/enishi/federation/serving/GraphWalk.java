package org.enishi.federation.serving;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enishi.id.EventId;
import org.enishi.journal.RoomHead;
import org.enishi.store.event.EventStatus;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.Place;
import org.enishi.store.event.StoredEvent;
import org.enishi.timeline.hearing.Hearing;

/** Walks a room's graph backwards, breadth first, each event once, as far as the history held here and a limit go. */
@ApplicationScoped
class GraphWalk {
    private static final int MAX_STEPS = 500;

    @Inject
    EventStore events;

    @Inject
    Hearing hearing;

    /**
     * Events before others, nearest first.
     *
     * @param from where to start; not told themselves
     * @param stop not told, nor what precedes them
     */
    List<StoredEvent> before(RoomHead room, Collection<StoredEvent> from, Set<EventId> stop, int limit) {
        Map<EventId, StoredEvent> near = nearby(room, from, limit);
        List<StoredEvent> told = new ArrayList<>();
        Set<EventId> seen = new HashSet<>(stop);
        from.forEach(start -> seen.add(start.event().id()));
        Collection<StoredEvent> level = from;
        for (int step = 0; step < MAX_STEPS && told.size() < limit && !level.isEmpty(); step++) {
            Set<EventId> next = prevEvents(level);
            next.removeAll(seen);
            seen.addAll(next);
            level = held(room, next, near);
            hearing.heard(level).stream()
                    .filter(GraphWalk::mayBeTold)
                    .limit(limit - told.size())
                    .forEach(told::add);
        }
        return told;
    }

    /** Of these, the ones in this room's history. */
    List<StoredEvent> held(RoomHead room, Collection<EventId> ids) {
        return held(room, new LinkedHashSet<>(ids), Map.of());
    }

    private List<StoredEvent> held(RoomHead room, Set<EventId> ids, Map<EventId, StoredEvent> near) {
        Set<EventId> far = new LinkedHashSet<>(ids);
        far.removeAll(near.keySet());
        Map<EventId, StoredEvent> found = new HashMap<>(far.isEmpty() ? Map.of() : events.find(far));
        ids.stream().filter(near::containsKey).forEach(id -> found.put(id, near.get(id)));
        return found.values().stream()
                .filter(stored -> stored.event().room().equals(room.id()))
                .filter(stored -> stored.status() != EventStatus.OUTLIER)
                .sorted(Comparator.comparingLong(
                                (StoredEvent stored) -> stored.event().depth())
                        .reversed())
                .toList();
    }

    /** One look at the history spares one for each level of it: most of it is a line. */
    private Map<EventId, StoredEvent> nearby(RoomHead room, Collection<StoredEvent> from, int limit) {
        return from.stream()
                .filter(start -> start.position() != 0)
                .max(Comparator.comparingLong(start -> start.event().depth()))
                .map(start -> new Place(start.event().depth(), start.position()))
                .map(place -> events.backwards(room.nid(), place, limit + 10).stream()
                        .collect(Collectors.toMap(stored -> stored.event().id(), stored -> stored, (a, b) -> a)))
                .orElse(Map.of());
    }

    private static Set<EventId> prevEvents(Collection<StoredEvent> level) {
        return level.stream()
                .flatMap(stored -> stored.event().prevEvents().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean mayBeTold(StoredEvent stored) {
        return stored.status() != EventStatus.REJECTED;
    }
}
