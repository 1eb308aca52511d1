package org.enishi.media.work;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.enishi.id.ServerName;

/** For each server a few at once, and a line of those that come next: a silent one cannot take all threads. */
public final class ServerLines {
    private static final int AT_ONCE = 4;
    private static final int LONGEST_LINE = 500;

    private final Executor executor;
    private final Map<ServerName, Line> lines = new HashMap<>();

    private static final class Line {
        private int running;
        private final Queue<Runnable> waiting = new ArrayDeque<>();
    }

    public ServerLines(Executor executor) {
        this.executor = executor;
    }

    /** @throws RejectedExecutionException if too many wait already */
    public void run(ServerName server, Runnable task) {
        if (begins(server, task)) start(server, task);
    }

    private synchronized boolean begins(ServerName server, Runnable task) {
        Line line = lines.computeIfAbsent(server, name -> new Line());
        if (line.running < AT_ONCE) {
            line.running++;
            return true;
        }
        if (line.waiting.size() >= LONGEST_LINE) throw new RejectedExecutionException("too many files of " + server);
        line.waiting.add(task);
        return false;
    }

    private void start(ServerName server, Runnable task) {
        try {
            executor.execute(() -> {
                try {
                    task.run();
                } finally {
                    next(server);
                }
            });
        } catch (RejectedExecutionException full) {
            next(server);
            throw full;
        }
    }

    private void next(ServerName server) {
        Runnable task = ended(server);
        if (task != null) start(server, task);
    }

    private synchronized @org.jspecify.annotations.Nullable Runnable ended(ServerName server) {
        Line line = lines.get(server);
        if (line == null) return null;
        Runnable task = line.waiting.poll();
        if (task == null && --line.running == 0) lines.remove(server);
        return task;
    }
}
