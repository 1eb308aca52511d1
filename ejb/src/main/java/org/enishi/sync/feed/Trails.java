package org.enishi.sync.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.enishi.store.sync.RoomStep;
import org.enishi.store.sync.SyncStore;

/**
 * What became of rooms lately. Fresh tokens are answered from here, old ones from the database; the answer is the same.
 */
@ApplicationScoped
public class Trails {
    private static final int MOST_ROOMS = 50_000;

    private final Map<Long, Trail> trails = new ConcurrentHashMap<>();
    private volatile long floor = Long.MAX_VALUE;

    @Inject
    SyncStore store;

    /** Everything behind this position will be told. */
    public void startAt(long position) {
        floor = position;
    }

    public void add(RoomStep step) {
        if (trails.size() > MOST_ROOMS) {
            floor = step.position() - 1;
            trails.clear();
        }
        trails.computeIfAbsent(step.room(), room -> new Trail()).add(step);
    }

    /** Somebody has read further. */
    public void receipt(long room, long position) {
        trails.computeIfAbsent(room, unknown -> new Trail()).receipt(position);
    }

    /** The position of the room's last public receipt; 0 if it is not behind a position that {@link #reach} confirms. */
    public long lastReceipt(long room) {
        Trail trail = trails.get(room);
        return trail == null ? 0 : trail.lastReceipt();
    }

    public void revise(long room) {
        trails.computeIfAbsent(room, unknown -> new Trail()).revise();
    }

    /** Whether everything behind the position is in memory. */
    public boolean reach(long position) {
        return position >= floor;
    }

    /** Whether something happened in the room behind a position that {@link #reach} confirms. */
    public boolean hasChanged(long room, long since) {
        Trail trail = trails.get(room);
        return trail != null && trail.last() > since;
    }

    /** Changes when something that was told of the room has changed afterwards. */
    public long revision(long room) {
        Trail trail = trails.get(room);
        return trail == null ? 0 : trail.revision();
    }

    /** The steps of a room behind one position and not behind another, newest first, if they are in memory. */
    public Optional<List<RoomStep>> between(long room, long after, long upTo) {
        Trail trail = trails.get(room);
        return trail == null ? Optional.empty() : trail.between(after, upTo);
    }

    /** How the rooms stood at a position; rooms that were not known here then are left out. */
    public Map<Long, RoomStep> at(Collection<Long> rooms, long position) {
        Map<Long, RoomStep> found = new HashMap<>();
        List<Long> missing = new ArrayList<>();
        for (long room : rooms) {
            Trail trail = trails.get(room);
            Optional<RoomStep> step = trail == null ? Optional.empty() : trail.at(position);
            step.ifPresentOrElse(known -> found.put(room, known), () -> missing.add(room));
        }
        if (missing.isEmpty()) return found;
        Map<Long, RoomStep> read = store.steps(missing, position);
        if (reach(position)) read.values().forEach(this::learn);
        found.putAll(read);
        return found;
    }

    private void learn(RoomStep step) {
        if (trails.size() <= MOST_ROOMS)
            trails.computeIfAbsent(step.room(), room -> new Trail()).learn(step);
    }
}
