package org.enishi.sync.room;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enishi.configuration.Configuration;
import org.enishi.filter.EventFilter;
import org.enishi.filter.Sieves;
import org.enishi.journal.Position;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.sync.RoomStep;
import org.enishi.store.sync.SyncStore;
import org.enishi.sync.feed.Trails;
import org.enishi.timeline.Cursor;
import org.enishi.timeline.SyncToken;
import org.enishi.timeline.View;

/**
 * Picks the events of a timeline: the newest that the filter takes, in the order of their arrival here, never across a
 * hole in the history. What the reader may not see is left out afterwards.
 */
@Dependent
public class TimelineReading {
    static final int USUAL = 10;
    static final int MOST = 1_000;
    /** A filter that takes little makes us read on so far. */
    private static final int MOST_READ = 3_000;

    @Inject
    Trails trails;

    @Inject
    SyncStore store;

    @Inject
    EventStore events;

    @Inject
    Configuration configuration;

    @Inject
    Sieves sieves;

    public Timeline read(RoomRange range, EventFilter filter, View view) {
        Picked picked = filter.takes(range.room().id()) ? pick(range, filter) : new Picked(List.of(), false);
        picked = upToHole(range, picked);
        String start = picked.events.isEmpty()
                ? new SyncToken(new Position(range.last().position())).toString()
                : Cursor.before(picked.events.get(picked.events.size() - 1)).toString();
        List<StoredEvent> shown = new ArrayList<>(view.shown(picked.events));
        Collections.reverse(shown);
        return new Timeline(shown, picked.limited, start);
    }

    /** Newest first. */
    private record Picked(List<StoredEvent> events, boolean limited) {}

    private Picked pick(RoomRange range, EventFilter filter) {
        int limit = filter.limit(USUAL, MOST);
        List<StoredEvent> found = new ArrayList<>();
        long upTo = range.last().position();
        for (int read = 0; read < MOST_READ; ) {
            List<StoredEvent> chunk = newest(range, upTo, limit + 1);
            Set<Long> wanted = sieves.of(filter).apply(chunk).stream()
                    .map(StoredEvent::nid)
                    .collect(Collectors.toSet());
            for (StoredEvent event : chunk) {
                if (!wanted.contains(event.nid())) continue;
                if (found.size() == limit) return new Picked(found, true);
                found.add(event);
            }
            if (chunk.size() <= limit) return new Picked(found, false);
            upTo = chunk.get(limit).position() - 1;
            read += chunk.size();
        }
        return new Picked(found, true);
    }

    private List<StoredEvent> newest(RoomRange range, long upTo, int count) {
        Prefetched prefetched = range.prefetched();
        if (prefetched != null && upTo == range.last().position()) return find(prefetched.newest());
        long room = range.room().nid();
        Optional<List<RoomStep>> remembered = trails.between(room, range.after(), upTo);
        List<Long> nids = remembered
                .map(steps -> newest(steps, count))
                .orElseGet(() ->
                        store.newest(List.of(room), range.after(), upTo, count).getOrDefault(room, List.of()));
        return find(nids);
    }

    /** An event that was withheld for some time has two steps: it stands where it was shown. */
    private static List<Long> newest(List<RoomStep> steps, int count) {
        return steps.stream().map(RoomStep::event).distinct().limit(count).toList();
    }

    private List<StoredEvent> find(List<Long> nids) {
        Map<Long, StoredEvent> found = events.byNid(nids);
        return nids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** Events of our own users never stand behind a hole, so most timelines need no look. */
    private Picked upToHole(RoomRange range, Picked picked) {
        List<Long> foreign = picked.events.stream()
                .filter(event ->
                        range.after() == 0 || !event.event().sender().server().equals(configuration.serverName()))
                .map(StoredEvent::nid)
                .toList();
        if (foreign.isEmpty()) return picked;
        Prefetched prefetched = range.prefetched();
        Set<Long> behindGaps = prefetched != null
                ? prefetched.behindGaps()
                : store.behindGaps(
                        range.room().nid(), range.after(), range.last().position(), foreign);
        for (int i = 0; i < picked.events.size() && !behindGaps.isEmpty(); i++) {
            if (behindGaps.contains(picked.events.get(i).nid()))
                return new Picked(picked.events.subList(0, i + 1), true);
        }
        return picked;
    }
}
