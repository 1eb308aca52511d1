package org.enishi.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.enishi.event.EventType;
import org.enishi.event.StateKey;
import org.enishi.filter.EventFilter;
import org.enishi.id.EventId;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.state.StateRoot;
import org.enishi.store.state.StateTrie;

/** The state of a room at the last of some events, as far as a filter wants it. */
@ApplicationScoped
public class StateAround {
    @Inject
    StateTrie states;

    @Inject
    EventStore events;

    /** @param shown in chronological order but for what comes before the event asked for; not empty */
    List<StoredEvent> of(List<StoredEvent> shown, EventFilter filter) {
        StateRoot root = shown.get(shown.size() - 1).after();
        if (root == null) return List.of();
        Set<String> senders =
                shown.stream().map(stored -> stored.event().sender().value()).collect(Collectors.toSet());
        Collection<EventId> wanted =
                states.all(root, key -> isWanted(key, senders, filter)).values();
        return events.find(wanted).values().stream()
                .filter(stored -> filter.test(stored.event()))
                .toList();
    }

    private static boolean isWanted(StateKey key, Set<String> senders, EventFilter filter) {
        boolean isMember = key.type().equals(EventType.MEMBER);
        return !isMember || !filter.lazyLoadsMembers() || senders.contains(key.key());
    }
}
