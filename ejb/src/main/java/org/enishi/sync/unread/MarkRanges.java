package org.enishi.sync.unread;

import com.github.benmanes.caffeine.cache.Cache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.enishi.store.JournalStores;
import org.enishi.store.cache.Caches;
import org.enishi.store.push.EventMark;

/** The marks of a room between two positions, read once for all members who wait for the same. */
@ApplicationScoped
public class MarkRanges {
    private record Key(long room, long after, long upTo) {}

    private final Cache<Key, List<EventMark>> cache = Caches.builder()
            .maximumWeight(100_000)
            .weigher((Key key, List<EventMark> marks) -> 1 + marks.size())
            .expireAfterWrite(Duration.ofSeconds(30))
            .build();

    @Inject
    JournalStores stores;

    /** Newest first, with those whom they mention. */
    List<EventMark> between(long room, long after, long upTo) {
        return cache.get(new Key(room, after, upTo), this::read);
    }

    private List<EventMark> read(Key key) {
        return stores.marks().withMentions(key.room, key.after, key.upTo, Counting.MOST);
    }
}
