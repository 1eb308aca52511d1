package org.enishi.media.local;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.enishi.id.MediaId;
import org.enishi.media.work.MediaThreads;
import org.enishi.startup.Repeating;

/**
 * Those who wait until something is uploaded. Whoever waits is an object here and no thread; what came in at another node
 * is looked for twice a second, for all of them at once.
 */
@ApplicationScoped
public class Arrivals {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int MOST = 2_000;
    private static final long LONGEST_MILLIS = 60_000;

    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
    private final Repeating ticking = new Repeating("Nobody looked which files have arrived", this::tick);

    /** Each of its own, however many wait for the same. */
    private static final class Waiting {
        private final MediaId id;
        private final long deadline;
        private final CompletableFuture<Void> end = new CompletableFuture<>();

        private Waiting(MediaId id, long deadline) {
            this.id = id;
            this.deadline = deadline;
        }
    }

    @Inject
    Book book;

    @Inject
    MediaThreads threads;

    @Inject
    Clock clock;

    @PostConstruct
    void start() {
        ticking.begin(threads.timer(), PAUSE, PAUSE);
    }

    @PreDestroy
    void stop() {
        ticking.end();
    }

    /** Ends when it is there or the time is over; at once where too many wait already. */
    public CompletableFuture<Void> await(MediaId id, long millis) {
        if (millis <= 0 || waiting.size() >= MOST) return CompletableFuture.completedFuture(null);
        var place = new Waiting(id, clock.millis() + Math.min(millis, LONGEST_MILLIS));
        waiting.add(place);
        return place.end;
    }

    void arrived(MediaId id) {
        waiting.stream().filter(each -> each.id.equals(id)).forEach(this::end);
    }

    private void tick() {
        if (waiting.isEmpty()) return;
        long now = clock.millis();
        Set<MediaId> wanted = waiting.stream().map(each -> each.id).collect(Collectors.toSet());
        Set<MediaId> there = Set.copyOf(book.uploaded(wanted));
        waiting.stream()
                .filter(each -> each.deadline <= now || there.contains(each.id))
                .forEach(this::end);
    }

    private void end(Waiting place) {
        if (waiting.remove(place)) threads.answering().execute(() -> place.end.complete(null));
    }
}
