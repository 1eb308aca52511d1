package org.enishi.sync.encryption;

import com.github.benmanes.caffeine.cache.Cache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.enishi.journal.JournalKind;
import org.enishi.json.Json;
import org.enishi.json.JsonOut;
import org.enishi.store.cache.Caches;
import org.enishi.store.encryption.OneTimeKey;
import org.enishi.store.encryption.OneTimeKeyStore;
import org.enishi.sync.answer.Saying;
import org.enishi.sync.answer.Section;
import org.enishi.sync.answer.SyncRequest;
import org.enishi.sync.feed.Follower;

/** How many one-time keys a device has left, and which of its fallback keys nobody has got: in every answer. */
@ApplicationScoped
public class KeyCountSection implements Section {
    private static final int MOST = 100_000;

    @Inject
    OneTimeKeyStore store;

    /** @param asOf a position up to which it is right */
    private record Counted(long asOf, byte[] counts, byte[] fallbacks) {}

    private final Cache<Long, Counted> counted =
            Caches.builder().maximumSize(MOST).build();

    @Override
    public void write(Asking asking, Saying saying) {
        SyncRequest request = asking.request();
        saying.isNews(!request.isInitial() && asking.follower().last(JournalKind.KEY_COUNT) > request.since());
        write(request.caller().deviceNid(), asking.follower(), asking.moment().position(), saying.out());
    }

    @Override
    public void writeStanding(SyncRequest request, Follower follower, JsonOut out) {
        write(request.caller().deviceNid(), follower, request.since(), out);
    }

    /** As sync writes it. @param position the feed has reached at least this */
    public void write(long device, Follower follower, long position, JsonOut out) {
        Counted now = counted.getIfPresent(device);
        boolean holds = now != null && follower.knowsFrom(now.asOf) && follower.last(JournalKind.KEY_COUNT) <= now.asOf;
        if (now == null || !holds) {
            now = read(device, position);
            counted.put(device, now);
        }
        out.key("device_one_time_keys_count").raw(now.counts);
        out.key("device_unused_fallback_key_types").raw(now.fallbacks);
    }

    private Counted read(long device, long position) {
        JsonOut counts = new JsonOut().open();
        OneTimeKey.told(store.counts(device))
                .forEach((algorithm, count) -> counts.anyKey(algorithm).number(count));
        List<String> fallbacks = store.unusedFallbacks(device);
        return new Counted(
                position,
                counts.close().bytes(),
                Json.bytes(Json.array(fallbacks).build()));
    }
}
