package org.enishi.store.event;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enishi.id.EventId;
import org.enishi.store.cache.FreshCache;
import org.enishi.store.sql.Sql;

/**
 * Stored events. Reads need no transaction; what was read lately comes from memory. Only the journal writes.
 * Histories are told without outliers, soft-failed and rejected events; look-ups by ID or key find all.
 */
public class EventStore {
    private static final int CHUNK = 500;

    private final Sql sql;
    private final FreshCache<EventId, StoredEvent> known;
    private final FreshCache<Long, EventId> ids;
    private final Histories histories;

    public EventStore(Sql sql, long maxBytes) {
        this.sql = sql;
        this.known = new FreshCache<>(
                maxBytes, (id, stored) -> 800 + 5 * stored.event().bytes().length);
        this.ids = new FreshCache<>(maxBytes / 16, (nid, id) -> 200);
        this.histories = new Histories(sql);
    }

    public Optional<StoredEvent> find(EventId id) {
        StoredEvent inMemory = known.peek(id);
        return inMemory != null
                ? Optional.of(inMemory)
                : Optional.ofNullable(find(Set.of(id)).get(id));
    }

    /** Those that are known, by ID. */
    public Map<EventId, StoredEvent> find(Collection<EventId> wanted) {
        return known.getAll(wanted, this::readAll);
    }

    /** Those that exist, by surrogate key. */
    public Map<Long, StoredEvent> byNid(Collection<Long> nids) {
        Map<Long, EventId> names = ids.getAll(nids, this::readIds);
        Map<Long, StoredEvent> found = new HashMap<>();
        for (StoredEvent stored : find(names.values()).values()) found.put(stored.nid(), stored);
        return found;
    }

    /** Of these, the ones of which nothing is stored, not even as an outlier. */
    public Set<EventId> unknown(Collection<EventId> of) {
        Set<EventId> missing = new LinkedHashSet<>(of);
        missing.removeIf(id -> known.peek(id) != null);
        for (List<EventId> chunk : Chunks.of(missing, CHUNK)) {
            sql.list(
                            "select event_id from event where event_id = any(?)",
                            wanted -> wanted.texts(texts(chunk)),
                            row -> new EventId(row.getString(1)))
                    .forEach(missing::remove);
        }
        return missing;
    }

    /** The events at and before a place, newest first. */
    public List<StoredEvent> backwards(long room, Place from, int limit) {
        return histories.backwards(room, from, limit);
    }

    /** The events behind a place, oldest first. */
    public List<StoredEvent> forwards(long room, Place from, int limit) {
        return histories.forwards(room, from, limit);
    }

    /** The events with journal positions above {@code after} and not above {@code upTo}, newest first: what sync shows. */
    public List<StoredEvent> stream(long room, long after, long upTo, int limit) {
        return histories.stream(room, after, upTo, limit);
    }

    /** Of an event that was redacted: its bytes as they were before. */
    public Optional<byte[]> original(long nid) {
        return histories.original(nid);
    }

    /** Where the room's history held here has holes at or before a place, newest first. */
    public List<Gap> gaps(long room, Place upTo, int limit) {
        return histories.gaps(room, upTo, limit);
    }

    /** The events nearest to a time, at or behind it, or at or before it; nearest first. */
    public List<StoredEvent> nearest(long room, Since time, int limit) {
        return histories.nearest(room, time, limit);
    }

    /**
     * From a time on, or back.
     *
     * @param originServerTs milliseconds since 1970, as the events' servers claim
     */
    public record Since(long originServerTs, boolean forwards) {}

    /** All that these events rest upon, through {@code auth_events}; the events themselves only if others rest on them. */
    public Map<EventId, StoredEvent> authChain(Collection<EventId> of) {
        Map<EventId, StoredEvent> chain = new HashMap<>();
        Set<EventId> visited = new HashSet<>(of);
        Set<EventId> generation = above(find(of).values(), chain);
        while (!generation.isEmpty()) {
            Map<EventId, StoredEvent> found = find(generation);
            chain.putAll(found);
            visited.addAll(generation);
            generation = above(found.values(), chain);
            generation.removeAll(visited);
        }
        return chain;
    }

    /** After the commit: these are as they are told here. */
    public void committed(Collection<StoredEvent> events) {
        for (StoredEvent stored : events) {
            known.put(stored.event().id(), stored.unparsed());
            ids.put(stored.nid(), stored.event().id());
        }
    }

    /** Another node has changed them, or they come from a transaction of which nothing is certain. */
    public void forget(Collection<Long> nids) {
        ids.getAll(nids, this::readIds).values().forEach(known::drop);
    }

    private static Set<EventId> above(Collection<StoredEvent> events, Map<EventId, StoredEvent> chain) {
        Set<EventId> generation = new HashSet<>();
        for (StoredEvent stored : events) generation.addAll(stored.event().authEvents());
        generation.removeAll(chain.keySet());
        return generation;
    }

    private Map<EventId, StoredEvent> readAll(Set<EventId> wanted) {
        Map<EventId, StoredEvent> found = new HashMap<>();
        for (List<EventId> chunk : Chunks.of(wanted, CHUNK)) {
            sql.list(
                            EventRow.SELECT + "where e.event_id" + Sql.among(chunk),
                            parameters -> parameters.amongTexts(texts(chunk)),
                            EventRow::read)
                    .forEach(stored -> found.put(stored.event().id(), stored));
        }
        return found;
    }

    private Map<Long, EventId> readIds(Set<Long> nids) {
        Map<Long, EventId> found = new HashMap<>();
        for (List<Long> chunk : Chunks.of(nids, CHUNK)) {
            sql.list(
                            "select nid, event_id from event where nid = any(?)",
                            parameters -> parameters.numbers(chunk),
                            row -> Map.entry(row.getLong(1), new EventId(row.getString(2))))
                    .forEach(each -> found.put(each.getKey(), each.getValue()));
        }
        return found;
    }

    private static List<String> texts(Collection<EventId> ids) {
        return ids.stream().map(EventId::value).toList();
    }
}
