package org.enishi.sync;

import com.github.benmanes.caffeine.cache.Cache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.enishi.store.cache.Caches;
import org.enishi.sync.answer.Answer;
import org.enishi.sync.answer.Answerer;
import org.enishi.sync.answer.SyncRequest;
import org.enishi.sync.feed.Follower;

/**
 * Large first answers, kept a minute for devices that ask for the same again because theirs did not come through. Given
 * again as long as nothing has happened since that the device would be told; only the ages of events are those of then.
 */
@ApplicationScoped
public class FirstAnswers {
    private static final long MOST_BYTES = 32 << 20;
    /** What is smaller is soon made again. */
    private static final int LEAST_BYTES = 64 << 10;

    @Inject
    Answerer answerer;

    private record Kept(SyncRequest request, long revision, Answer answer) {
        boolean answers(SyncRequest other) {
            return request.wish().equals(other.wish()) && request.fullState() == other.fullState();
        }

        byte[] body() {
            return answer.body().orElseThrow();
        }
    }

    /** By device. */
    private final Cache<Long, Kept> kept = Caches.builder()
            .maximumWeight(MOST_BYTES)
            .weigher((Long device, Kept answer) -> answer.body().length)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    /** @param request of a device that knows nothing */
    byte[] answer(SyncRequest request, Follower follower) {
        long device = request.caller().deviceNid();
        Kept before = kept.getIfPresent(device);
        if (before != null && before.answers(request) && holds(before, follower)) return before.body();
        long revision = answerer.revision(follower);
        var made = new Kept(request, revision, answerer.answer(request, follower));
        if (made.answer.repeatable() && made.body().length >= LEAST_BYTES) kept.put(device, made);
        return made.body();
    }

    /** The device has its answer. */
    void forget(long device) {
        kept.asMap().remove(device);
    }

    private boolean holds(Kept before, Follower follower) {
        SyncRequest since = before.request.since(before.answer.position(), before.answer.clock());
        return answerer.revision(follower) == before.revision && answerer.isUpToDate(since, follower);
    }
}
