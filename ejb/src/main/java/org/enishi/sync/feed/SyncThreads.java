package org.enishi.sync.feed;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** Threads of its own, few: nothing that waits for another server can keep sync waiting. */
@ApplicationScoped
public class SyncThreads {
    private static final Logger LOG = System.getLogger(SyncThreads.class.getName());
    private static final int WORKERS = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

    private @Nullable ExecutorService workers;
    private @Nullable ScheduledExecutorService timer;

    @Resource
    ManagedThreadFactory factory;

    @PostConstruct
    void start() {
        workers = Executors.newFixedThreadPool(WORKERS, factory);
        timer = Executors.newSingleThreadScheduledExecutor(factory);
    }

    @PreDestroy
    void stop() {
        if (timer != null) timer.shutdown();
        if (workers != null) workers.shutdown();
    }

    /** The caller sees to it that no more is queued than there are waiting clients. */
    public void execute(Runnable task) {
        if (workers != null && !workers.isShutdown()) workers.execute(() -> run(task));
    }

    /** For what is done again and again. */
    public ScheduledExecutorService timer() {
        return Objects.requireNonNull(timer);
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "sync failed in the background", failure);
        }
    }
}
