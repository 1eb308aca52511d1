package org.enishi.sync.room;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.enishi.event.EventType;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.id.UserId;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.state.StateChange;
import org.enishi.store.state.StateRoot;
import org.enishi.store.state.StateTrie;
import org.enishi.store.sync.SyncStore;
import org.jspecify.annotations.Nullable;

/** Reads for many rooms together what telling them needs, so that no room costs a query of its own. */
@Dependent
public class Prefetching {
    @Inject
    SyncStore store;

    @Inject
    EventStore events;

    @Inject
    StateTrie trie;

    /** @param ranges of rooms that the client does not know */
    public List<RoomRange> prefetch(List<RoomRange> ranges, Wish wish, UserId reader) {
        if (ranges.size() < 2) return ranges;
        int limit = wish.filter().room().timeline().limit(TimelineReading.USUAL, TimelineReading.MOST);
        List<Long> rooms = ranges.stream().map(range -> range.room().nid()).toList();
        long upTo = ranges.stream()
                .mapToLong(range -> range.last().position())
                .max()
                .orElse(0);
        Map<Long, List<Long>> newest = store.newest(rooms, 0, upTo, limit + 1);
        List<Long> all = newest.values().stream().flatMap(List::stream).toList();
        Set<Long> behindGaps = store.behindGaps(rooms, all);
        Set<EventId> needed = around(ranges, events.byNid(all).values(), reader);
        needed.addAll(told(ranges, wish.lazyMembers()));
        events.find(needed);
        return ranges.stream()
                .map(range -> range.with(
                        new Prefetched(newest.getOrDefault(range.room().nid(), List.of()), behindGaps)))
                .toList();
    }

    /** What decides whether a reader sees these events, what they replaced, and their senders' and the reader's memberships. */
    private Set<EventId> around(List<RoomRange> ranges, Collection<StoredEvent> shown, UserId reader) {
        Map<StateRoot, Set<StateKey>> wanted = new HashMap<>();
        Map<Long, StateRoot> last = new HashMap<>();
        for (RoomRange range : ranges) {
            last.put(range.room().nid(), range.last().state());
            add(wanted, range.last().state(), StateKey.member(reader));
        }
        StoredEvent before = null;
        for (StoredEvent stored : shown) {
            if (before == null || !isAlike(before, stored)) addAround(wanted, stored, last, reader);
            before = stored;
        }
        Set<EventId> found = new HashSet<>();
        trie.get(wanted).values().forEach(state -> found.addAll(state.values()));
        return found;
    }

    private static void addAround(
            Map<StateRoot, Set<StateKey>> wanted, StoredEvent stored, Map<Long, StateRoot> last, UserId reader) {
        for (StateRoot root : roots(stored)) {
            add(wanted, root, StateKey.HISTORY_VISIBILITY);
            add(wanted, root, StateKey.member(reader));
        }
        StateKey sender = StateKey.member(stored.event().sender());
        add(wanted, last.get(stored.roomNid()), sender);
        add(wanted, stored.before(), sender);
        if (isChange(stored)) stored.event().stateKey().ifPresent(key -> add(wanted, stored.before(), key));
    }

    /** Most messages follow one of the same sender in the same state, and need nothing more. */
    private static boolean isAlike(StoredEvent one, StoredEvent other) {
        return one.roomNid() == other.roomNid()
                && !isChange(other)
                && Objects.equals(one.after(), other.before())
                && one.event().sender().equals(other.event().sender());
    }

    /** The state that a client is told, as far as members are not loaded lazily. */
    private Set<EventId> told(List<RoomRange> ranges, boolean lazyMembers) {
        Set<EventId> wanted = new HashSet<>();
        for (RoomRange range : ranges) {
            for (StateChange change : trie.diff(range.known(), range.last().state())) {
                boolean lazy = lazyMembers && change.key().type().equals(EventType.MEMBER);
                if (change.after() != null && !lazy) wanted.add(change.after());
            }
        }
        return wanted;
    }

    private static List<StateRoot> roots(StoredEvent stored) {
        StateRoot before = stored.before();
        StateRoot after = stored.after();
        if (before == null) return after == null ? List.of() : List.of(after);
        return after == null || after.equals(before) ? List.of(before) : List.of(before, after);
    }

    private static boolean isChange(StoredEvent stored) {
        return stored.before() != null && !stored.before().equals(stored.after());
    }

    private static void add(Map<StateRoot, Set<StateKey>> wanted, @Nullable StateRoot root, StateKey key) {
        if (root != null && !root.isEmpty())
            wanted.computeIfAbsent(root, none -> new HashSet<>()).add(key);
    }
}
