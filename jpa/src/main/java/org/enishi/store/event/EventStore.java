package org.enishi.store.event;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enishi.id.EventId;

/**
 * Stored events. Reads need no transaction; what was read lately comes from memory. Only the journal writes.
 * Histories are told without outliers, soft-failed and rejected events; look-ups by ID or key find all.
 */
public class EventStore {
    public Optional<StoredEvent> find(EventId id) {
        throw new IllegalStateException("under construction");
    }

    /** Those that are known, by ID. */
    public Map<EventId, StoredEvent> find(Collection<EventId> ids) {
        throw new IllegalStateException("under construction");
    }

    /** Those that exist, by surrogate key. */
    public Map<Long, StoredEvent> byNid(Collection<Long> nids) {
        throw new IllegalStateException("under construction");
    }

    /** Of these, the ones of which nothing is stored, not even as an outlier. */
    public Set<EventId> unknown(Collection<EventId> ids) {
        throw new IllegalStateException("under construction");
    }

    /** The events at and before a place, newest first. */
    public List<StoredEvent> backwards(long room, Place from, int limit) {
        throw new IllegalStateException("under construction");
    }

    /** The events behind a place, oldest first. */
    public List<StoredEvent> forwards(long room, Place from, int limit) {
        throw new IllegalStateException("under construction");
    }

    /** The events with journal positions above {@code after} and not above {@code upTo}, newest first: what sync shows. */
    public List<StoredEvent> stream(long room, long after, long upTo, int limit) {
        throw new IllegalStateException("under construction");
    }

    /** Of an event that was redacted: its bytes as they were before. */
    public Optional<byte[]> original(long nid) {
        throw new IllegalStateException("under construction");
    }

    /** Where the room's history held here has holes, newest first. */
    public List<Gap> gaps(long room, Place upTo, int limit) {
        throw new IllegalStateException("under construction");
    }

    /** The event nearest to a time, at or behind it, or at or before it. */
    public Optional<StoredEvent> nearest(long room, long originServerTs, boolean forwards) {
        throw new IllegalStateException("under construction");
    }

    /** All that these events rest upon, through {@code auth_events}; the events themselves only if others rest on them. */
    public Map<EventId, StoredEvent> authChain(Collection<EventId> of) {
        throw new IllegalStateException("under construction");
    }
}
