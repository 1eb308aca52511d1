package org.enishi.timeline;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.enishi.event.Event;
import org.enishi.event.Membership;
import org.enishi.store.event.StoredEvent;
import org.enishi.timeline.erasure.Erasures;

/**
 * One room through one user's eyes. It remembers what it looked up: make one per request and room,
 * for one thread.
 */
public interface View {
    Reader reader();

    /** Today's membership; empty if the user never had one. */
    Optional<Membership> membership();

    /** Whether the history's visibility lets the user see the event. False for what was never part of the history. */
    boolean shows(StoredEvent event);

    /** Looks up together what will be asked of these events. */
    void prepare(Collection<StoredEvent> events);

    /** Those that the user {@linkplain #shows may see}. */
    default List<StoredEvent> shown(List<StoredEvent> events) {
        prepare(events);
        return events.stream().filter(this::shows).toList();
    }

    /** Whether the user sees the event redacted: its sender is erased, and the user came later. */
    boolean redacts(StoredEvent event);

    /** The event as the user may see it. */
    default Event seen(StoredEvent event) {
        return redacts(event) ? Erasures.redacted(event.event()) : event.event();
    }

    /** Whether the user may see the content of the state event whose place this event took. */
    boolean showsReplacedBy(StoredEvent event);

    /** The user's membership at the event, its own effect included. */
    Optional<Membership> membershipAt(StoredEvent event);
}
