package org.enishi.sync.ephemeral;

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
import org.enishi.store.receipt.ReceiptStore;

/** Public receipts between two positions, read and rendered once for all members who wait for the same. */
@ApplicationScoped
public class ReceiptDeltas {
    private static final long MOST_BYTES = 4 << 20;

    private record Key(long room, long after, long upTo) {}

    private final Cache<Key, List<byte[]>> cache = Caches.builder()
            .maximumWeight(MOST_BYTES)
            .weigher((Key key, List<byte[]> events) ->
                    200 + events.stream().mapToInt(event -> event.length).sum())
            .expireAfterWrite(Duration.ofSeconds(30))
            .build();

    @Inject
    ReceiptStore store;

    Map<Long, List<byte[]>> of(Collection<Long> rooms, long after, long upTo) {
        Map<Long, List<byte[]>> found = new HashMap<>();
        List<Long> missing = new ArrayList<>();
        for (long room : rooms) {
            List<byte[]> known = cache.getIfPresent(new Key(room, after, upTo));
            if (known == null) missing.add(room);
            else if (!known.isEmpty()) found.put(room, known);
        }
        if (missing.isEmpty()) return found;
        Map<Long, List<byte[]>> read = ReceiptEvents.byRoom(store.changed(missing, after, upTo));
        for (long room : missing) cache.put(new Key(room, after, upTo), read.getOrDefault(room, List.of()));
        found.putAll(read);
        return found;
    }
}
