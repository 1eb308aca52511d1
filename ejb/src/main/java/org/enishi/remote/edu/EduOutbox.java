package org.enishi.remote.edu;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import org.enishi.id.ServerName;
import org.enishi.store.outbox.EduStore;
import org.jspecify.annotations.Nullable;

/** Where EDUs are put so that they are delivered: for good as rows, or for a moment in memory. */
@ApplicationScoped
public class EduOutbox {
    @Inject
    EduStore store;

    @Inject
    FleetingEdus fleeting;

    @Inject
    Event<EdusWaiting> waiting;

    @Inject
    Clock clock;

    /** Survives restarts; delivered in order, once. Call it in the transaction of what it tells of, for instance in a draft. */
    public void post(Edu edu, Collection<ServerName> servers) {
        condense(null, edu, servers);
    }

    /** As {@link #post}; of what has waited for ten minutes only the last of each key stays. At most 1000 characters. */
    public void condense(@Nullable String key, Edu edu, Collection<ServerName> servers) {
        if (servers.isEmpty()) return;
        store.append(servers, edu.host(), key, content(edu));
        waiting.fire(new EdusWaiting(servers));
    }

    /** As {@link #post}; what waits for these servers under the same key is dropped. At most 1000 characters. */
    public void replace(String key, Edu edu, Collection<ServerName> servers) {
        if (servers.isEmpty()) return;
        store.add(servers, edu.host(), key, content(edu));
        waiting.fire(new EdusWaiting(servers));
    }

    /** In memory only, the last of each key, for five minutes at most. */
    public void offer(String key, Edu edu, Collection<ServerName> servers) {
        if (servers.isEmpty()) return;
        servers.forEach(server -> fleeting.put(server, key, edu));
        waiting.fire(new EdusWaiting(servers));
    }

    private EduStore.Content content(Edu edu) {
        return new EduStore.Content(clock.millis(), edu.bytes());
    }
}
