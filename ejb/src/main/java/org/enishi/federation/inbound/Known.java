package org.enishi.federation.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.enishi.event.Event;
import org.enishi.id.EventId;
import org.enishi.store.event.EventStatus;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;

/** What events name, and is not here. */
@ApplicationScoped
class Known {
    @Inject
    EventStore events;

    /** Prev events without a state of their own here, and auth events of which nothing is stored. */
    Set<EventId> missing(Collection<Event> of) {
        Set<EventId> prev = new HashSet<>();
        Set<EventId> auth = new HashSet<>();
        of.forEach(event -> {
            prev.addAll(event.prevEvents());
            auth.addAll(event.authEvents());
        });
        Set<EventId> missing = missingPrev(prev);
        auth.removeAll(prev);
        missing.addAll(events.unknown(auth));
        return missing;
    }

    /** Of these, the ones whose state is not known here: outliers count as missing. */
    Set<EventId> missingPrev(Collection<EventId> of) {
        Map<EventId, StoredEvent> found = events.find(of);
        Set<EventId> missing = new HashSet<>(of);
        found.forEach((id, stored) -> {
            if (stored.status() != EventStatus.OUTLIER) missing.remove(id);
        });
        return missing;
    }
}
