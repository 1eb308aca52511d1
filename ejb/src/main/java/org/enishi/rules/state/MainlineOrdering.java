package org.enishi.rules.state;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.RoomState;
import org.enishi.id.EventId;

/**
 * Orders events by the power levels under which they were sent: those under older levels first, then the earlier, then
 * the lesser ID. The mainline is the resolved power levels with all their predecessors.
 */
final class MainlineOrdering {
    private static final int INFINITE = Integer.MAX_VALUE;

    private final AuthChains chains;
    private final Map<EventId, Integer> mainline = new HashMap<>();
    private final Map<EventId, Integer> known = new HashMap<>();

    private record Placed(Event event, int position) {}

    private static final Comparator<Placed> ORDER = Comparator.comparingInt(Placed::position)
            .reversed()
            .thenComparingLong(placed -> placed.event.originServerTs())
            .thenComparing(placed -> placed.event.id());

    private MainlineOrdering(AuthChains chains) {
        this.chains = chains;
    }

    static MainlineOrdering of(RoomState partial, AuthChains chains) {
        var ordering = new MainlineOrdering(chains);
        Optional<Event> levels = partial.get(EventType.POWER_LEVELS);
        while (levels.isPresent() && ordering.mainline.putIfAbsent(levels.get().id(), ordering.mainline.size()) == null)
            levels = ordering.levelsOf(levels.get());
        return ordering;
    }

    List<Event> sort(Collection<EventId> ids) {
        return ids.stream()
                .map(chains::event)
                .map(event -> new Placed(event, position(event)))
                .sorted(ORDER)
                .map(Placed::event)
                .toList();
    }

    /** The first of the event's own power levels that is on the mainline; the walk is remembered for the next event. */
    private int position(Event event) {
        Set<EventId> walked = new HashSet<>();
        Optional<Event> levels = levelsOf(event);
        int position = INFINITE;
        while (levels.isPresent() && walked.add(levels.get().id())) {
            EventId id = levels.get().id();
            Integer found = mainline.containsKey(id) ? mainline.get(id) : known.get(id);
            if (found != null) {
                position = found;
                break;
            }
            levels = levelsOf(levels.get());
        }
        for (EventId id : walked) known.put(id, position);
        return position;
    }

    private Optional<Event> levelsOf(Event event) {
        return chains.authEventsOf(event).stream()
                .filter(auth -> auth.is(EventType.POWER_LEVELS))
                .findFirst();
    }
}
