package org.enishi.sync.room;

import com.github.benmanes.caffeine.cache.Cache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import org.enishi.journal.Rooms;
import org.enishi.store.cache.Caches;
import org.enishi.store.state.StateRoot;
import org.enishi.sync.feed.Followers;
import org.enishi.sync.feed.Trails;
import org.enishi.sync.view.EveryMember;
import org.enishi.timeline.Reader;
import org.enishi.timeline.Visibility;

/** What changed in rooms, rendered once for all who ask for the same. */
@ApplicationScoped
public class RoomDeltas {
    private static final long MOST_BYTES = 16 << 20;

    /** @param revision an event that is redacted afterwards makes another */
    private record Key(long room, long revision, long after, StateRoot known, long upTo, Wish wish) {}

    /** Empty where members see different things. */
    private record Shared(Optional<RoomDelta> delta) {}

    private final Cache<Key, Shared> cache = Caches.builder()
            .maximumWeight(MOST_BYTES)
            .weigher((Key key, Shared shared) ->
                    shared.delta().map(RoomDelta::weight).orElse(200))
            .expireAfterWrite(Duration.ofSeconds(30))
            .build();

    @Inject
    Rendering rendering;

    @Inject
    Visibility visibility;

    @Inject
    Rooms rooms;

    @Inject
    Trails trails;

    @Inject
    Followers followers;

    /**
     * For somebody who is in the room.
     *
     * @param steady whether the reader's own membership is the same throughout the range
     */
    public RoomDelta of(RoomRange range, Wish wish, Reader reader, boolean steady) {
        if (steady && !range.full() && followers.in(range.room().nid()) > 1) {
            Optional<RoomDelta> shared = shared(range, wish).filter(delta -> isAlike(delta, reader));
            if (shared.isPresent()) return shared.get();
        }
        return rendering.render(range, wish, visibility.ofMember(reader));
    }

    /** Of one's own events more is told, of those of ignored users less. */
    private boolean isAlike(RoomDelta delta, Reader reader) {
        return !delta.senders().contains(reader.user())
                && Collections.disjoint(delta.senders(), visibility.ignoredBy(reader.user()));
    }

    private Optional<RoomDelta> shared(RoomRange range, Wish wish) {
        long room = range.room().nid();
        Key key = new Key(
                room,
                trails.revision(room),
                range.after(),
                range.known(),
                range.last().position(),
                wish);
        return cache.get(key, unknown -> render(range, wish)).delta();
    }

    private Shared render(RoomRange range, Wish wish) {
        EveryMember view = new EveryMember(rooms, visibility::differs);
        RoomDelta delta = rendering.render(range, wish, view);
        return new Shared(view.holds() ? Optional.of(delta) : Optional.empty());
    }
}
