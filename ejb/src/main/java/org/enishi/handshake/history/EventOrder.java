package org.enishi.handshake.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enishi.event.Event;
import org.enishi.id.EventId;

/** Puts events behind those that they follow. Depth is what a server claims, so it only decides where edges do not. */
public final class EventOrder {
    private static final Comparator<Event> BY_DEPTH = Comparator.comparingLong(Event::depth)
            .thenComparingLong(Event::originServerTs)
            .thenComparing(Event::id);

    private final Map<EventId, Event> events;
    private final Set<Event> done = new LinkedHashSet<>();

    private EventOrder(Collection<Event> events) {
        this.events = events.stream().collect(Collectors.toMap(Event::id, Function.identity(), (one, same) -> one));
    }

    /** Each event once. */
    public static List<Event> oldestFirst(Collection<Event> events) {
        var order = new EventOrder(events);
        events.stream().sorted(BY_DEPTH).forEach(order::place);
        return new ArrayList<>(order.done);
    }

    /** Depth first without recursion, each event entered once: chains may be long, and a cycle must not hold us. */
    private void place(Event start) {
        var path = new ArrayDeque<Event>();
        Map<EventId, ArrayDeque<Event>> open = new HashMap<>();
        path.push(start);
        while (!path.isEmpty()) {
            Event event = path.peek();
            ArrayDeque<Event> before = open.computeIfAbsent(event.id(), id -> predecessors(event));
            Event next = before.poll();
            if (next == null) done.add(path.pop());
            else if (!open.containsKey(next.id()) && !done.contains(next)) path.push(next);
        }
    }

    private ArrayDeque<Event> predecessors(Event event) {
        if (done.contains(event)) return new ArrayDeque<>();
        return Stream.concat(event.prevEvents().stream(), event.authEvents().stream())
                .map(events::get)
                .filter(each -> each != null)
                .sorted(BY_DEPTH)
                .collect(Collectors.toCollection(ArrayDeque::new));
    }
}
