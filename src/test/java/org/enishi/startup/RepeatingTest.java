package org.enishi.startup;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RepeatingTest {
    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration NEVER = Duration.ofDays(1);

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);

    @AfterEach
    void end() {
        timer.shutdownNow();
    }

    @Test
    void after_a_turn_that_fails_the_next_one_comes() throws InterruptedException {
        var turns = new CountDownLatch(3);
        var repeating = new Repeating("It failed, as it should", () -> {
            turns.countDown();
            throw new IllegalStateException("on purpose");
        });
        repeating.begin(timer, Duration.ZERO, SOON);
        assertThat(turns.await(20, SECONDS)).isTrue();
        repeating.end();
    }

    @Test
    void the_end_waits_for_the_turn_under_way_and_does_not_interrupt_it() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var ended = new CompletableFuture<Boolean>();
        var repeating = new Repeating("It was interrupted", () -> {
            begun.countDown();
            try {
                mayEnd.await();
                ended.complete(true);
            } catch (InterruptedException interrupted) {
                ended.completeExceptionally(interrupted);
            }
        });
        repeating.begin(timer, Duration.ZERO, SOON);
        begun.await();
        var ending = CompletableFuture.runAsync(repeating::end);
        while (repeating.isOn()) Thread.onSpinWait();
        assertThat(ending).isNotDone();
        mayEnd.countDown();
        ending.join();
        assertThat(ended).isCompletedWithValue(true);
    }

    @Test
    void no_turn_begins_before_it_is_on_nor_after_the_end() {
        var turns = new AtomicInteger();
        var repeating = new Repeating("It failed", turns::incrementAndGet);
        repeating.turn();
        assertThat(turns).hasValue(0);
        repeating.begin(timer, NEVER, NEVER);
        repeating.turn();
        assertThat(turns).hasValue(1);
        repeating.end();
        repeating.turn();
        assertThat(turns).hasValue(1);
        assertThat(timer.shutdownNow()).allMatch(task -> ((Future<?>) task).isCancelled());
    }
}
