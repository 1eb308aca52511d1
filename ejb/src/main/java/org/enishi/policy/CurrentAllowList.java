package org.enishi.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/**
 * The list in memory, so that a decision costs microseconds. A change made on this node counts from its commit, one made
 * on another node from the next {@link #refresh}. Before the first reading it is empty: nobody is let in by mistake.
 */
@ApplicationScoped
public class CurrentAllowList {
    private static final long NEVER = -1;

    private record Snapshot(long version, AllowedDomains domains) {}

    private volatile Snapshot snapshot = new Snapshot(NEVER, AllowedDomains.NONE);

    @Inject
    AllowListReader reader;

    @Inject
    Event<AllowListChanged> changed;

    AllowedDomains domains() {
        return snapshot.domains();
    }

    /** Reads the list again if it changed. */
    public void refresh() {
        reader.newerThan(snapshot.version()).ifPresent(this::take);
    }

    void onCommit(@Observes(during = TransactionPhase.AFTER_SUCCESS) AllowListReading reading) {
        take(reading);
    }

    private void take(AllowListReading reading) {
        if (replace(reading)) changed.fire(new AllowListChanged(reading.version()));
    }

    private synchronized boolean replace(AllowListReading reading) {
        if (reading.version() <= snapshot.version()) return false;
        snapshot = new Snapshot(reading.version(), new AllowedDomains(reading.patterns()));
        return true;
    }
}
