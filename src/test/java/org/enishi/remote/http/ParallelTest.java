package org.enishi.remote.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ParallelTest {
    private final Parallel parallel = new Parallel();
    private final CountDownLatch end = new CountDownLatch(1);

    @BeforeEach
    void open() {
        parallel.threads = new Threads();
        parallel.open();
    }

    @AfterEach
    void close() {
        end.countDown();
        parallel.close();
    }

    @Test
    void eachIsDoneOnceAlthoughSomeFail() {
        Set<Integer> done = ConcurrentHashMap.newKeySet();
        parallel.each(numbers(500), number -> {
            if (number % 7 == 0) throw new IllegalStateException("told in the log");
            assertThat(done.add(number)).isTrue();
        });
        assertThat(done).hasSize(500 - 72);
    }

    @Test
    void whoAsksIsNotHeldUpByThoseWhoseServersAreSilent() {
        for (int i = 0; i < 30; i++) new Thread(() -> parallel.each(numbers(40), number -> hang())).start();
        Set<Integer> done = ConcurrentHashMap.newKeySet();
        parallel.each(numbers(40), done::add);
        assertThat(done).hasSize(40);
    }

    @Test
    void oneServerIsAskedForFourThingsAtATime() {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        parallel.eachOfOne(numbers(200), number -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            Thread.onSpinWait();
            now.decrementAndGet();
        });
        assertThat(most.get()).isBetween(1, 4);
    }

    private void hang() {
        try {
            end.await(1, TimeUnit.HOURS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Set<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toSet());
    }

    private static final class Threads implements ManagedThreadFactory {
        @Override
        public Thread newThread(Runnable work) {
            return new Thread(work);
        }

        @Override
        public ForkJoinWorkerThread newThread(ForkJoinPool pool) {
            throw new UnsupportedOperationException();
        }
    }
}
