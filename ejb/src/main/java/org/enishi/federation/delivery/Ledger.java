package org.enishi.federation.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enishi.id.ServerName;
import org.enishi.remote.GrowingPause;
import org.enishi.store.federation.Destination;
import org.enishi.store.federation.DestinationStore;
import org.enishi.store.federation.DestinationStore.Failure;
import org.enishi.store.federation.DestinationStore.Lease;
import org.enishi.store.outbox.EduStore;
import org.enishi.store.outbox.OutboxStore;

/** How far each destination got our events, in short transactions of its own. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class Ledger {
    /** Once it is back, a destination waits a quarter of the time that it was away, and not longer than ten minutes. */
    static final GrowingPause PAUSE = new GrowingPause(Duration.ofSeconds(1), 1.25, Duration.ofMinutes(10));

    private static final Duration LEASE = Duration.ofSeconds(90);
    private static final Logger LOG = System.getLogger(Ledger.class.getName());
    private static final Duration EDUS_KEPT = Duration.ofDays(30);
    private static final Duration EDUS_WHOLE = Duration.ofMinutes(10);
    private static final int MOST_EDUS = 10_000;
    private static final long MOST_EDU_BYTES = 64 << 20;
    private static final long POSITIONS_WHOLE = 100_000;

    @Inject
    DestinationStore store;

    @Inject
    OutboxStore outbox;

    @Inject
    EduStore edus;

    @Inject
    NodeName node;

    @Inject
    Clock clock;

    /** Makes the destination's row if there is none. */
    public void know(ServerName server) {
        if (store.find(server).isEmpty()) store.add(server);
    }

    /** The destination as it stands; empty if another node delivers to it. */
    public Optional<Standing> take(ServerName server) {
        Lease lease = lease();
        if (!store.lease(server, lease, clock.millis())) return Optional.empty();
        return store.find(server).map(row -> standing(row, lease));
    }

    /** @param reached outbox positions; where another node has taken over meanwhile, nothing is changed */
    public Told delivered(Map<ServerName, Long> reached) {
        Lease lease = lease();
        return new Told(store.delivered(reached, lease, clock.millis()), lease.until());
    }

    /** @return when to try again; milliseconds */
    public long failed(ServerName server, int failures, String why) {
        long now = clock.millis();
        long retryAt = now + PAUSE.millis(failures);
        store.failed(server, lease(), new Failure(failures, why, now, retryAt));
        return retryAt;
    }

    public void retryNow(ServerName server) {
        store.retryNow(server);
    }

    public void release(ServerName server) {
        store.release(server, node.value());
    }

    public Set<ServerName> behind() {
        Set<ServerName> all = new HashSet<>(store.behind());
        all.addAll(edus.destinations());
        return all;
    }

    public void removeEdus(Collection<Long> nids) {
        edus.remove(nids);
    }

    /** Of each room the position of the last event that the destination has not got, in order. */
    public List<Long> newestOfRooms(ServerName server, long sentTo, int limit) {
        return store.newestOfRooms(server, sentTo, limit);
    }

    /** Drops what everybody has got, and bounds what waits for those who take nothing. */
    public void prune(long latest) {
        edus.removeOlder(clock.millis() - EDUS_KEPT.toMillis());
        edus.thin(clock.millis() - EDUS_WHOLE.toMillis());
        edus.cap(MOST_EDUS, MOST_EDU_BYTES)
                .forEach((server, lost) ->
                        LOG.log(Level.WARNING, "Too many EDUs wait for {0}: the oldest {1} are dropped", server, lost));
        outbox.prune(store.firstUndelivered().map(first -> first - 1).orElse(latest));
        outbox.thin(latest - POSITIONS_WHOLE);
    }

    private Lease lease() {
        return new Lease(node.value(), clock.millis() + LEASE.toMillis());
    }

    /**
     * Later than could be set now was set while our clock was ahead, and is over.
     *
     * @param retryAt as it was kept, milliseconds
     */
    static long believed(long retryAt, int failures, long now) {
        return retryAt - now <= PAUSE.millis(failures) ? retryAt : 0;
    }

    private Standing standing(Destination row, Lease lease) {
        long retryAt = believed(row.retryAt(), row.failures(), clock.millis());
        return new Standing(row.sentTo(), row.failures(), retryAt, lease.until());
    }

    /**
     * A destination that this node delivers to.
     *
     * @param sentTo outbox position
     * @param leasedUntil milliseconds
     */
    public record Standing(long sentTo, int failures, long retryAt, long leasedUntil) {
        Standing reached(long upTo) {
            return new Standing(upTo, 0, 0, leasedUntil);
        }

        Standing leased(long until) {
            return new Standing(sentTo, failures, retryAt, until);
        }
    }

    /**
     * What was written.
     *
     * @param servers those that this node still delivers to
     * @param leasedUntil milliseconds
     */
    public record Told(Set<ServerName> servers, long leasedUntil) {}
}
