package org.enishi.sync;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.enishi.startup.Repeating;
import org.enishi.sync.feed.Feed;
import org.enishi.sync.feed.Follower;
import org.enishi.sync.feed.Followers;
import org.enishi.sync.feed.SyncThreads;

/** All who wait. A waiting device is an object here and nothing else; one timer looks after all their deadlines. */
@ApplicationScoped
public class Waiters {
    private static final Logger LOG = System.getLogger(Waiters.class.getName());
    private static final Duration TICK = Duration.ofMillis(100);
    private static final int SWEEP_EVERY = 600;

    private record Due(long deadline, long number) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(deadline, other.deadline);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    private final ConcurrentSkipListMap<Due, Place> waiting = new ConcurrentSkipListMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final Repeating ticking = new Repeating("Nobody looked whose time to wait is over", this::tick);
    private long ticks;
    private volatile boolean closed;

    private record Place(Waiter waiter, Runnable alarm) {}

    @Inject
    Feed feed;

    @Inject
    Followers followers;

    @Inject
    SyncThreads threads;

    @Inject
    Clock clock;

    @PostConstruct
    void start() {
        ticking.begin(threads.timer(), TICK, TICK);
    }

    @PreDestroy
    void stop() {
        ticking.end();
    }

    /** Whoever still waits is told that nothing happened, and asks again elsewhere or later. */
    public void close() {
        closed = true;
        List.copyOf(waiting.keySet()).forEach(due -> finish(due, Optional.empty()));
    }

    /**
     * Answers now or, when there is nothing to tell yet, later; once, on any thread.
     *
     * @param follower whose news wake the inquiry
     */
    public void ask(Inquiry inquiry, Follower follower, Consumer<byte[]> answer) {
        Optional<byte[]> found = inquiry.look();
        if (found.isPresent()) answer.accept(found.get());
        else if (inquiry.deadline() <= clock.millis()) answer.accept(inquiry.nothing());
        else add(new Waiter(inquiry, follower, answer));
    }

    private void add(Waiter waiter) {
        var due = new Due(waiter.inquiry().deadline(), numbers.incrementAndGet());
        var place = new Place(waiter, () -> wake(due, waiter));
        waiting.put(due, place);
        waiter.follower().await(place.alarm());
        if (closed) waiter.answer(Optional.empty());
        else if (feed.hasMoved(waiter.inquiry().position(), waiter.inquiry().clock())) wake(due, waiter);
    }

    private void wake(Due due, Waiter waiter) {
        if (waiter.wake()) threads.execute(() -> look(due, waiter));
    }

    private void look(Due due, Waiter waiter) {
        try {
            Optional<byte[]> found;
            do {
                if (waiter.isAnswered()) return;
                found = waiter.inquiry().look();
            } while (found.isEmpty() && waiter.foundNothing());
            if (found.isPresent()) finish(due, found);
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "cannot tell " + waiter.inquiry().asker() + " what happened", failure);
            finish(due, Optional.empty());
        }
    }

    private void tick() {
        long now = clock.millis();
        for (Map.Entry<Due, Place> first = waiting.firstEntry();
                first != null && first.getKey().deadline() <= now;
                first = waiting.firstEntry()) {
            expire(first.getKey());
        }
        if (++ticks % SWEEP_EVERY == 0) followers.sweep();
    }

    private void expire(Due due) {
        Place place = remove(due);
        if (place != null) threads.execute(() -> place.waiter().answer(Optional.empty()));
    }

    private void finish(Due due, Optional<byte[]> body) {
        Place place = remove(due);
        if (place != null) place.waiter().answer(body);
    }

    private @org.jspecify.annotations.Nullable Place remove(Due due) {
        Place place = waiting.remove(due);
        if (place != null) place.waiter().follower().leave(place.alarm());
        return place;
    }
}
