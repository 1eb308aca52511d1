package org.enishi.federation.delivery;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.enishi.id.ServerName;

/** Threads for couriers: several destinations at once, each at most once, so that a hung peer holds only its own courier. */
@ApplicationScoped
class Couriers {
    private static final Logger LOG = System.getLogger(Couriers.class.getName());
    private static final int THREADS = 100;
    private static final int QUEUE = 100_000;
    private static final int SECONDS_TO_END = 2;

    @Resource
    ManagedThreadFactory threads;

    @Inject
    Courier courier;

    /** Destinations that a courier is with; true: look again before leaving. */
    private final ConcurrentHashMap<ServerName, Boolean> running = new ConcurrentHashMap<>();

    ExecutorService executor;

    @PostConstruct
    void open() {
        var pool = new ThreadPoolExecutor(
                THREADS, THREADS, 60, TimeUnit.SECONDS, new LinkedBlockingQueue<>(QUEUE), threads);
        pool.allowCoreThreadTimeOut(true);
        executor = pool;
    }

    /** Has a courier look what there is for a destination. @return false if too many wait for one: wake it again later */
    boolean wake(ServerName server) {
        if (!starts(server) || run(() -> run(server))) return true;
        running.remove(server);
        return false;
    }

    /** As {@link #wake}, by a thread of ours, which becomes the courier of the last: it is awake. */
    void wakeFromWithin(Collection<ServerName> servers) {
        ServerName own = null;
        for (ServerName server : servers) {
            if (own != null) wake(own);
            own = server;
        }
        if (own != null && starts(own)) run(own);
    }

    private boolean starts(ServerName server) {
        return !running.merge(server, false, (before, again) -> true);
    }

    /** @return whether it will be done: not where too much waits, or all has stopped */
    boolean run(Runnable task) {
        try {
            executor.execute(task);
            return true;
        } catch (RejectedExecutionException full) {
            return false;
        }
    }

    /** Couriers under way may finish: who is interrupted breaks a statement off. Those whose peer is silent are cut off. */
    void stop() {
        courier.stop();
        executor.shutdown();
        try {
            if (executor.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) return;
            LOG.log(Level.INFO, "Some deliveries are cut off");
            executor.shutdownNow();
            if (!executor.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS))
                LOG.log(Level.INFO, "Some deliveries do not end");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(ServerName server) {
        do {
            running.put(server, false);
            try {
                courier.deliver(server);
            } catch (RuntimeException | Error e) {
                LOG.log(Level.WARNING, "Delivery to " + server + " was broken off", e);
            }
        } while (!running.remove(server, false));
    }
}
