package org.enishi.security.token;

import com.github.benmanes.caffeine.cache.Cache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.enishi.store.cache.Caches;

/** When each device was last seen, and where: noted in memory, to be written in batches, once in some minutes a device. */
@ApplicationScoped
public class LastSeen {
    private static final Duration PRECISION = Duration.ofMinutes(5);
    private static final int MOST = 100_000;

    @Inject
    Clock clock;

    private final Cache<Long, Boolean> noted =
            Caches.builder().maximumSize(MOST).expireAfterWrite(PRECISION).build();
    private final Map<Long, Sighting> unwritten = new ConcurrentHashMap<>();

    record Sighting(Instant when, String address) {}

    /** @param device surrogate key */
    public void note(long device, String address) {
        if (noted.getIfPresent(device) != null || unwritten.size() >= MOST) return;
        noted.put(device, true);
        unwritten.put(device, new Sighting(clock.instant(), address));
    }

    /** Gives what is to be written, at most so many devices, and forgets it. */
    Map<Long, Sighting> take(int most) {
        var batch = unwritten.entrySet().stream()
                .limit(most)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        batch.forEach(unwritten::remove);
        return batch;
    }
}
