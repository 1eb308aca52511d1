package org.enishi.media.work;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Three bounded pools: who fetches waits for other servers, who draws needs memory and processors, who answers waits for
 * clients. What is too much for them is refused ({@code RejectedExecutionException}).
 */
@ApplicationScoped
public class MediaThreads {
    private static final int FETCHING = 32;
    private static final int ANSWERING = 32;
    private static final int DRAWING = 2;
    private static final int QUEUE = 2_000;

    @Resource
    ManagedThreadFactory factory;

    private ExecutorService fetching;
    private ExecutorService answering;
    private ExecutorService drawing;
    private ScheduledExecutorService timer;

    @PostConstruct
    void start() {
        fetching = pool(FETCHING);
        answering = pool(ANSWERING);
        drawing = pool(DRAWING);
        timer = Executors.newSingleThreadScheduledExecutor(factory);
    }

    @PreDestroy
    void stop() {
        timer.shutdown();
        fetching.shutdownNow();
        drawing.shutdownNow();
        answering.shutdown();
    }

    public Executor fetching() {
        return fetching;
    }

    /** Never refuses: what is too much is done at once, by whoever brings it. */
    public Executor answering() {
        return task -> {
            try {
                answering.execute(task);
            } catch (RejectedExecutionException full) {
                task.run();
            }
        };
    }

    public Executor drawing() {
        return drawing;
    }

    /** For what is done again and again. */
    public ScheduledExecutorService timer() {
        return timer;
    }

    private ExecutorService pool(int threads) {
        var pool = new ThreadPoolExecutor(
                threads, threads, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(QUEUE), factory);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
