package org.enishi.remote.http;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Asks several servers at once, on a bounded pool of its own, so that nobody's silence holds up other work. */
@ApplicationScoped
public class Parallel {
    private static final int THREADS = 32;
    private static final int QUEUE = 10_000;
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

    /** Does it for each and waits for all, but not longer than a minute: what is not done then is interrupted. */
    public <T> void each(Collection<T> things, Consumer<T> action) {
        if (things.isEmpty()) return;
        if (things.size() == 1) {
            things.forEach(action);
            return;
        }
        try {
            executor.invokeAll(tasks(things, action), LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> List<Callable<Void>> tasks(Collection<T> things, Consumer<T> action) {
        return things.stream()
                .map(thing -> (Callable<Void>) () -> {
                    action.accept(thing);
                    return null;
                })
                .toList();
    }
}
