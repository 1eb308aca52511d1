package org.enishi.encryption.remote;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.enishi.id.ServerName;
import org.enishi.remote.RemoteFailure;
import org.enishi.remote.http.Limits;

/**
 * How long a client waits for all that other servers are asked: nothing is begun when it waits no longer, and a server that
 * could not be reached is asked nothing more.
 */
final class Patience {
    private static final long USUAL_MILLIS = 10_000;
    private static final long LONGEST_MILLIS = 30_000;

    private final RemoteAnswer answer;
    private final long end;
    private final Set<ServerName> unreachable = ConcurrentHashMap.newKeySet();

    /** Something to ask one server. */
    record Errand(ServerName server, Consumer<Limits> asking) {}

    /** @param timeout milliseconds from now; 0: as usual */
    Patience(long timeout, RemoteAnswer answer) {
        this.answer = answer;
        long millis = timeout <= 0 ? USUAL_MILLIS : Math.min(timeout, LONGEST_MILLIS);
        this.end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
    }

    /** What is not done here remains open in the answer. */
    void go(Errand errand) {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (left.isNegative() || unreachable.contains(errand.server)) return;
        try {
            errand.asking.accept(new Limits(Limits.ORDINARY.bytes(), left));
            answer.answered(errand.server);
        } catch (RemoteFailure failure) {
            if (failure instanceof RemoteFailure.Unreachable) unreachable.add(errand.server);
            answer.failed(errand.server, "Cannot be reached");
        }
    }
}
