package org.enishi.sync.unread;

import com.github.benmanes.caffeine.cache.Cache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enishi.store.cache.Caches;
import org.enishi.sync.feed.Trails;
import org.jspecify.annotations.Nullable;

/**
 * Counts of unread events, remembered by account and room and carried on when something new comes. A count holds until
 * its user reads further, comes, goes or changes account data, or the room's past changes.
 */
@ApplicationScoped
public class Tallies {
    private record Place(long account, long room) {}

    private record Tally(Unread unread, long asOf, long revision) {}

    private final Cache<Place, Tally> tallies = Caches.builder()
            .maximumSize(200_000)
            .expireAfterAccess(Duration.ofMinutes(30))
            .build();

    @Inject
    Trails trails;

    @Inject
    Counting counting;

    /** By surrogate key of the room; the user is in all of them. */
    public Map<Long, Unread> of(Asking asking, Collection<Long> rooms) {
        Map<Long, Unread> found = new HashMap<>();
        List<Long> unknown = new ArrayList<>();
        for (long room : rooms) {
            Tally known = tallies.getIfPresent(new Place(asking.caller().account(), room));
            if (known == null || !holds(asking, room, known)) unknown.add(room);
            else found.put(room, carriedOn(asking, room, known));
        }
        if (unknown.isEmpty()) return found;
        Map<Long, Unread> counted = counting.count(asking, unknown);
        for (long room : unknown) {
            Unread unread = counted.getOrDefault(room, Unread.NOTHING);
            keep(asking, room, unread);
            found.put(room, unread);
        }
        return found;
    }

    private boolean holds(Asking asking, long room, Tally tally) {
        return !asking.follower().mayHaveRead(tally.asOf)
                && !asking.follower().mayHaveData(tally.asOf)
                && !asking.follower().mayHaveMoved(tally.asOf)
                && tally.asOf <= asking.upTo()
                && tally.revision == trails.revision(room);
    }

    private Unread carriedOn(Asking asking, long room, Tally tally) {
        if (tally.asOf == asking.upTo() || !trails.hasChanged(room, tally.asOf)) return tally.unread;
        @Nullable Unread newer = counting.since(asking, room, tally.asOf);
        Unread now = newer == null
                ? counting.count(asking, List.of(room)).getOrDefault(room, Unread.NOTHING)
                : tally.unread.plus(newer);
        keep(asking, room, now);
        return now;
    }

    private void keep(Asking asking, long room, Unread unread) {
        tallies.put(
                new Place(asking.caller().account(), room), new Tally(unread, asking.upTo(), trails.revision(room)));
    }
}
