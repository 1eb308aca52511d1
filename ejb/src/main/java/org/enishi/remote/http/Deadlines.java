package org.enishi.remote.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

/** Requests on their way, each with its last moment: one sweep for all, so that no timer outlives its request. */
final class Deadlines {
    private final Set<Running> running = ConcurrentHashMap.newKeySet();
    private final Clock clock;

    Deadlines(Clock clock) {
        this.clock = clock;
    }

    Running start(HttpUriRequestBase request, Duration time) {
        var started = new Running(request, clock.instant().plus(time));
        running.add(started);
        return started;
    }

    /** Cuts those whose time is over. */
    void sweep() {
        Instant now = clock.instant();
        running.stream().filter(each -> each.end.isBefore(now)).forEach(each -> each.request.cancel());
    }

    final class Running implements AutoCloseable {
        private final HttpUriRequestBase request;
        private final Instant end;
        private volatile boolean unwanted;

        private Running(HttpUriRequestBase request, Instant end) {
            this.request = request;
            this.end = end;
        }

        /** Nobody wants the rest: closing alone would read it to its end. */
        void cut() {
            unwanted = true;
            request.cancel();
        }

        boolean isOver() {
            return (request.isCancelled() && !unwanted) || end.isBefore(clock.instant());
        }

        @Override
        public void close() {
            running.remove(this);
        }
    }
}
