package org.enishi.filter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.enishi.id.EventId;
import org.enishi.store.JournalStores;
import org.enishi.store.event.Relations;
import org.enishi.store.event.StoredEvent;

/** Filters of events that look at other events, too: many at a time, for that costs a query. */
@ApplicationScoped
public class Sieves {
    @Inject
    JournalStores stores;

    /** What leaves of a list the events that the filter takes, in the same order. */
    public UnaryOperator<List<StoredEvent>> of(EventFilter filter) {
        return events -> take(filter, events);
    }

    private List<StoredEvent> take(EventFilter filter, List<StoredEvent> events) {
        List<StoredEvent> taken =
                events.stream().filter(stored -> filter.test(stored.event())).toList();
        RelatedBy wanted = filter.relatedBy();
        if (taken.isEmpty() || !wanted.isWanted()) return taken;
        List<EventId> ids = taken.stream().map(stored -> stored.event().id()).toList();
        Set<EventId> related = new Relations(stores.sql()).parents(ids, wanted.senders(), wanted.types());
        return taken.stream()
                .filter(stored -> related.contains(stored.event().id()))
                .toList();
    }
}
