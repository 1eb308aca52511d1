package org.enishi.federation.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.enishi.id.ServerName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One thread, and one place where the next may wait. */
@Timeout(30)
class CouriersTest {
    private static final ServerName PEER = new ServerName("peer.example");
    private static final ServerName OTHER = new ServerName("other.example");

    private final Couriers couriers = new Couriers();
    private final ThreadPoolExecutor pool =
            new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(1));
    private final BlockingQueue<ServerName> visits = new LinkedBlockingQueue<>();
    private final CountDownLatch free = new CountDownLatch(1);

    @BeforeEach
    void setUp() {
        couriers.executor = pool;
        couriers.courier = new Courier() {
            @Override
            void deliver(ServerName server) {
                visits.add(server);
            }
        };
    }

    @AfterEach
    void tearDown() {
        pool.shutdownNow();
    }

    @Test
    void who_was_refused_because_too_many_wait_is_woken_the_next_time() throws InterruptedException {
        couriers.run(this::untilFree);
        assertThat(couriers.wake(OTHER)).isTrue();
        assertThat(couriers.wake(PEER)).isFalse();
        free.countDown();
        assertThat(visits.take()).isEqualTo(OTHER);
        assertThat(couriers.wake(PEER)).isTrue();
        assertThat(visits.take()).isEqualTo(PEER);
    }

    @Test
    void who_is_woken_twice_is_not_refused_because_one_already_waits() {
        couriers.run(this::untilFree);
        assertThat(couriers.wake(PEER)).isTrue();
        assertThat(couriers.wake(PEER)).isTrue();
        assertThat(couriers.run(() -> {})).isFalse();
    }

    @Test
    void whose_courier_fails_in_whatever_way_is_woken_the_next_time() throws InterruptedException {
        couriers.courier = new Courier() {
            @Override
            void deliver(ServerName server) {
                visits.add(server);
                throw new StackOverflowError();
            }
        };
        couriers.wake(PEER);
        assertThat(visits.take()).isEqualTo(PEER);
        couriers.wake(PEER);
        assertThat(visits.take()).isEqualTo(PEER);
    }

    @Test
    void a_thread_that_wakes_some_becomes_the_courier_of_the_last() throws InterruptedException {
        couriers.run(() -> couriers.wakeFromWithin(List.of(OTHER, PEER)));
        assertThat(visits.take()).isEqualTo(PEER);
        assertThat(visits.take()).isEqualTo(OTHER);
    }

    @Test
    void when_all_has_stopped_nobody_is_woken_and_nothing_breaks() {
        pool.shutdownNow();
        assertThat(couriers.wake(PEER)).isFalse();
        assertThat(couriers.wake(PEER)).isFalse();
    }

    @Test
    void who_is_under_way_when_all_stops_is_waited_for_and_not_interrupted() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var ended = new AtomicReference<String>();
        couriers.courier = new Courier() {
            @Override
            void deliver(ServerName server) {
                begun.countDown();
                untilFree();
                ended.set(Thread.currentThread().isInterrupted() ? "interrupted" : "in peace");
            }

            @Override
            void stop() {
                free.countDown();
            }
        };
        couriers.wake(PEER);
        begun.await();
        couriers.stop();
        assertThat(ended).hasValue("in peace");
        assertThat(couriers.wake(PEER)).isFalse();
    }

    private void untilFree() {
        try {
            free.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
