package org.enishi.sync.room;

import com.github.benmanes.caffeine.cache.Cache;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.enishi.id.EventId;
import org.enishi.id.UserId;
import org.enishi.store.cache.Caches;

/**
 * Which member events a device was sent, so that lazy loading does not send them again. Only what came with an answer
 * that the device has seen counts: its {@code since} proves that. Forgetting costs nothing but a repetition.
 */
@ApplicationScoped
public class MemberMemory {
    private static final int MOST_IN_ROOM = 5_000;

    private record Sent(EventId event, long position) {}

    private final Cache<DeviceRoom, Map<UserId, Sent>> memory = Caches.builder()
            .maximumSize(20_000)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    /** @param seen the position of the last answer that the device has seen */
    public boolean knows(DeviceRoom place, UserId user, EventId event, long seen) {
        Map<UserId, Sent> sent = memory.getIfPresent(place);
        Sent last = sent == null ? null : sent.get(user);
        return last != null && last.event().equals(event) && last.position() <= seen;
    }

    /** @param position of the answer with which they are sent */
    public void remember(DeviceRoom place, Map<UserId, EventId> members, long position) {
        if (members.isEmpty()) return;
        Map<UserId, Sent> sent = memory.get(place, none -> new ConcurrentHashMap<>());
        if (sent.size() > MOST_IN_ROOM) sent.clear();
        members.forEach((user, event) -> sent.merge(
                user,
                new Sent(event, position),
                (old, now) -> old.event().equals(event) && old.position() <= position ? old : now));
    }

    /** One room on one device, by surrogate keys. */
    public record DeviceRoom(long device, long room) {}
}
