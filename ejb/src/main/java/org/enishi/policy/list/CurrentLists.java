package org.enishi.policy.list;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/**
 * The lists in memory, so that a decision costs microseconds. A change made on this node counts from its commit, one made
 * on another node from the next {@link #refresh}. Before the first reading they are empty: nobody is let in by mistake.
 */
@ApplicationScoped
public class CurrentLists {
    private static final long NEVER = -1;

    private record Snapshot(long version, Lists lists) {}

    private volatile Snapshot snapshot = new Snapshot(NEVER, Lists.NONE);

    @Inject
    AllowListReader reader;

    @Inject
    Event<AllowListChanged> changed;

    public Lists lists() {
        return snapshot.lists();
    }

    /** Reads the lists again if they changed. */
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
        snapshot = new Snapshot(reading.version(), Lists.of(reading.agreed(), reading.denied()));
        return true;
    }
}
