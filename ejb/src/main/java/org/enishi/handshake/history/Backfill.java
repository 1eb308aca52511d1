package org.enishi.handshake.history;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.enishi.error.MatrixException;
import org.enishi.event.Event;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.journal.RoomHead;
import org.enishi.remote.RemoteFailure;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.Gap;
import org.enishi.store.event.Place;

/**
 * Fetches the history of a room from before we were in it, when somebody reads that far. Blocks on the network: call it
 * without a transaction.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#backfilling-and-retrieving-missing-events">Matrix
 *     v1.19, "Backfilling and retrieving missing events"</a>
 */
@ApplicationScoped
public class Backfill {
    private static final Logger LOG = System.getLogger(Backfill.class.getName());
    private static final int MAX_GAPS = 10;
    private static final int MAX_SERVERS = 3;
    private static final int PAGE = 100;

    @Inject
    EventStore events;

    @Inject
    PeerHistory peer;

    @Inject
    RoomPeers peers;

    @Inject
    HistoryWriter writer;

    private final Set<RoomId> running = ConcurrentHashMap.newKeySet();
    private final Cache<EventId, Boolean> unavailable = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofMinutes(2))
            .build();

    /**
     * Fetches what is missing at and before a place of the room's history.
     *
     * @return whether there is more to read now than there was
     */
    public boolean before(RoomHead room, Place place) {
        List<EventId> missing = missing(room, place);
        if (missing.isEmpty() || !running.add(room.id())) return false;
        try {
            boolean found = peers.of(room).stream().limit(MAX_SERVERS).anyMatch(server -> fetch(server, room, missing));
            if (!found) missing.forEach(id -> unavailable.put(id, true));
            return found;
        } finally {
            running.remove(room.id());
        }
    }

    /** Whether something is missing there that was not looked for in vain lately. */
    public boolean mayFind(RoomHead room, Place place) {
        return !missing(room, place).isEmpty();
    }

    private List<EventId> missing(RoomHead room, Place place) {
        return events.gaps(room.nid(), place, MAX_GAPS).stream()
                .map(Gap::missing)
                .distinct()
                .filter(id -> unavailable.getIfPresent(id) == null)
                .toList();
    }

    private boolean fetch(ServerName server, RoomHead room, List<EventId> missing) {
        try {
            List<Event> fetched = peer.before(server, room, missing, PAGE);
            return writer.write(server, room, EventOrder.oldestFirst(fetched)) > 0;
        } catch (RemoteFailure | MatrixException e) {
            LOG.log(Level.INFO, () -> "No history of " + room.id() + ": " + e.getMessage());
            return false;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Cannot take the history of " + room.id() + " from " + server, e);
            return false;
        }
    }
}
