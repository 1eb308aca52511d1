package org.enishi.sync.room;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enishi.event.EventType;
import org.enishi.id.EventId;
import org.enishi.store.event.EventStore;
import org.enishi.store.state.StateChange;
import org.enishi.store.state.StateTrie;
import org.enishi.store.sync.SyncStore;

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
    public List<RoomRange> prefetch(List<RoomRange> ranges, Wish wish) {
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
        events.byNid(all);
        events.find(states(ranges, wish));
        return ranges.stream()
                .map(range -> range.with(
                        new Prefetched(newest.getOrDefault(range.room().nid(), List.of()), behindGaps)))
                .toList();
    }

    private List<EventId> states(List<RoomRange> ranges, Wish wish) {
        Set<EventId> wanted = new HashSet<>();
        for (RoomRange range : ranges) {
            for (StateChange change : trie.diff(range.known(), range.last().state())) {
                boolean lazy = wish.lazyMembers() && change.key().type().equals(EventType.MEMBER);
                if (change.after() != null && !lazy) wanted.add(change.after());
            }
        }
        return new ArrayList<>(wanted);
    }
}
