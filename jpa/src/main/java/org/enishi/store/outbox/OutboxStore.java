package org.enishi.store.outbox;

import java.util.List;
import java.util.Set;
import org.enishi.id.ServerName;

/** What is to be delivered: one row per event and set of destinations. Reads need no transaction. */
public class OutboxStore {
    /** What a destination has not got yet, oldest first. */
    public List<Delivery> behind(ServerName destination, long position, int limit) {
        throw new IllegalStateException("under construction");
    }

    /** The last event for a destination, or 0: whether it lags behind. */
    public long last(ServerName destination) {
        throw new IllegalStateException("under construction");
    }

    /** Who has something to get above {@code after} and up to {@code upTo}: whom a nudge concerns. */
    public Set<ServerName> destinations(long after, long upTo) {
        throw new IllegalStateException("under construction");
    }

    /** Drops what all destinations have got. */
    public void prune(long upTo) {
        throw new IllegalStateException("under construction");
    }
}
