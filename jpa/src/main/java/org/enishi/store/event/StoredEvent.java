package org.enishi.store.event;

import org.enishi.event.Event;
import org.enishi.id.EventId;
import org.enishi.store.state.StateRoot;
import org.jspecify.annotations.Nullable;

/**
 * An event with what this server knows about it.
 *
 * @param nid surrogate key
 * @param roomNid surrogate key of its room
 * @param position above 0: the journal position at which it became visible; below 0: fetched later as history, more
 *     negative is fetched later; 0: outlier, rejected or soft-failed
 * @param before the state before it; absent for outliers
 * @param after the state after it; equals {@code before} unless it is an accepted state event; absent for outliers
 * @param redactedBy the redaction in force; the event's bytes are then the redacted ones
 * @param sending the client's request that made it, for events of local users
 */
public record StoredEvent(
        long nid,
        long roomNid,
        Event event,
        EventStatus status,
        long position,
        @Nullable StateRoot before,
        @Nullable StateRoot after,
        @Nullable EventId redactedBy,
        @Nullable Sending sending) {
    /** As it is once it was redacted. */
    public StoredEvent redacted(Event bytes, EventId by) {
        return new StoredEvent(nid, roomNid, bytes, status, position, before, after, by, sending);
    }

    /** As it is once there is no reason any more to withhold it. */
    public StoredEvent shownAt(long place) {
        return new StoredEvent(nid, roomNid, event, EventStatus.ACCEPTED, place, before, after, redactedBy, sending);
    }

    StoredEvent unparsed() {
        return new StoredEvent(nid, roomNid, event.unparsed(), status, position, before, after, redactedBy, sending);
    }
}
