package org.enishi.rules.state;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.enishi.event.Event;
import org.enishi.id.EventId;

/** What state resolution must know of the events that are stored. */
public interface EventGraph {
    /**
     * The events that are known here among those asked for; an ID that is not known is left out. One query for all.
     */
    Map<EventId, Known> load(Collection<EventId> ids);

    /**
     * Which of the candidates all states hold, or rest on by what they all hold: those in the unconflicted state, and those
     * in the auth chain of some event of it. {@link AuthChains#among} answers it from the unconflicted state's event IDs.
     */
    Set<EventId> heldByAll(Set<EventId> candidates);

    /** @param rejected whether it was rejected when it came */
    record Known(Event event, boolean rejected) {}
}
