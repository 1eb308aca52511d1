package org.enishi.remote.http;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Asks for several things at once, with helpers from a bounded pool. Who asks works along: where others' silence holds all
 * helpers, it takes longer and nobody waits for a helper.
 */
@ApplicationScoped
public class Parallel {
    private static final Logger LOG = System.getLogger(Parallel.class.getName());
    private static final int THREADS = 64;
    private static final int QUEUE = 1_000;
    private static final int AT_ONCE = 32;
    private static final int AT_ONCE_FROM_ONE_SERVER = 4;
    private static final int LONGEST_SECONDS = 60;

    @Resource
    ManagedThreadFactory threads;

    private ExecutorService executor;

    @PostConstruct
    void open() {
        var pool = new ThreadPoolExecutor(
                THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(QUEUE), threads);
        pool.allowCoreThreadTimeOut(true);
        executor = pool;
    }

    @PreDestroy
    void close() {
        executor.shutdownNow();
    }

    /** Does it for each, of different servers; a minute after the last was begun those that are not done are interrupted. */
    public <T> void each(Collection<T> things, Consumer<T> action) {
        each(things, AT_ONCE, action);
    }

    /** As {@link #each}, where one server is asked for all: fewer at once, so that there is room for others' questions to it. */
    public <T> void eachOfOne(Collection<T> things, Consumer<T> action) {
        each(things, AT_ONCE_FROM_ONE_SERVER, action);
    }

    private <T> void each(Collection<T> things, int atOnce, Consumer<T> action) {
        if (things.size() == 1) {
            things.forEach(action);
            return;
        }
        Queue<T> rest = new ConcurrentLinkedQueue<>(things);
        var open = new CountDownLatch(things.size());
        Runnable work = () -> workOff(rest, action, open);
        List<Future<?>> helpers = helpers(Math.min(atOnce, things.size()) - 1, work);
        try {
            work.run();
            if (!open.await(LONGEST_SECONDS, TimeUnit.SECONDS)) LOG.log(Level.INFO, "Some did not answer in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            rest.clear();
            helpers.forEach(helper -> helper.cancel(true));
        }
    }

    private static <T> void workOff(Queue<T> rest, Consumer<T> action, CountDownLatch open) {
        for (T thing = rest.poll(); thing != null; thing = rest.poll()) {
            try {
                action.accept(thing);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "One of several questions failed", e);
            } finally {
                open.countDown();
            }
        }
    }

    private List<Future<?>> helpers(int wanted, Runnable work) {
        List<Future<?>> helpers = new ArrayList<>();
        try {
            for (int i = 0; i < wanted; i++) helpers.add(executor.submit(work));
        } catch (RejectedExecutionException busy) {
            LOG.log(Level.DEBUG, () -> "Only " + helpers.size() + " helpers: " + busy.getMessage());
        }
        return helpers;
    }
}
