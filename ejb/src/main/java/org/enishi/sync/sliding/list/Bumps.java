package org.enishi.sync.sliding.list;

import com.github.benmanes.caffeine.cache.Cache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.enishi.store.cache.Caches;
import org.enishi.store.sync.BumpStore;
import org.enishi.store.sync.RoomStep;

/** When something happened in rooms that brings them to the top of a list: a message, not a reaction or a rename. */
@ApplicationScoped
public class Bumps {
    /** @param upTo the position up to which the room's life was looked at */
    private record Known(long upTo, long bump) {}

    private final Cache<Long, Known> known =
            Caches.builder().maximumSize(100_000).build();

    @Inject
    BumpStore store;

    /** Journal positions by surrogate key of the room. */
    public Map<Long, Long> of(Collection<RoomStep> steps) {
        Map<Long, Long> found = new HashMap<>();
        Map<Long, RoomStep> missing = new HashMap<>();
        for (RoomStep step : steps) {
            Known last = known.getIfPresent(step.room());
            if (last != null && last.upTo() >= step.position()) found.put(step.room(), last.bump());
            else missing.put(step.room(), step);
        }
        store.last(missing.keySet()).forEach((room, bump) -> {
            RoomStep step = missing.get(room);
            if (step == null) return;
            known.put(room, new Known(step.position(), bump));
            found.put(room, bump);
        });
        return found;
    }
}
