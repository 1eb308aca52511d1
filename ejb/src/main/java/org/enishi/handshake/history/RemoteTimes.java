package org.enishi.handshake.history;

import com.github.benmanes.caffeine.cache.Cache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.enishi.error.MatrixException;
import org.enishi.id.ServerName;
import org.enishi.journal.RoomHead;
import org.enishi.remote.RemoteFailure;
import org.enishi.store.cache.Caches;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.EventStore.Since;
import org.enishi.store.event.Place;
import org.enishi.store.event.StoredEvent;

/**
 * Finds events near a time in the history that is not held here, and fetches them. Blocks on the network: call it without
 * a transaction.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#get_matrixfederationv1timestamp_to_eventroomid">Matrix
 *     v1.19, server-server API, "GET timestamp_to_event"</a>
 */
@ApplicationScoped
public class RemoteTimes {
    private static final Logger LOG = System.getLogger(RemoteTimes.class.getName());
    private static final int MOST_SERVERS = 3;

    @Inject
    EventStore events;

    @Inject
    RoomPeers peers;

    @Inject
    PeerHistory peer;

    @Inject
    HistoryWriter writer;

    /** Who asked in vain need not ask at once again. */
    private final Cache<Question, Boolean> vain = Caches.builder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(2))
            .build();

    private record Question(long room, Since time) {}

    /** An event that is nearer than all that were held here; empty too where nothing is missing around that time. */
    public Optional<StoredEvent> nearer(RoomHead room, Since time) {
        Optional<StoredEvent> before = first(room, new Since(time.originServerTs(), false));
        Optional<StoredEvent> behind = first(room, new Since(time.originServerTs(), true));
        var question = new Question(room.nid(), time);
        if (!isGapBetween(room, before, behind) || vain.getIfPresent(question) != null) return Optional.empty();
        Optional<StoredEvent> held = time.forwards() ? behind : before;
        Optional<StoredEvent> found = ask(room, time, held);
        if (found.isEmpty()) vain.put(question, true);
        return found;
    }

    private Optional<StoredEvent> first(RoomHead room, Since time) {
        return events.nearest(room.nid(), time, 1).stream().findFirst();
    }

    private boolean isGapBetween(RoomHead room, Optional<StoredEvent> before, Optional<StoredEvent> behind) {
        long top = behind.map(stored -> stored.event().depth()).orElse(Long.MAX_VALUE);
        long bottom = before.map(stored -> stored.event().depth()).orElse(Long.MIN_VALUE);
        return events.gaps(room.nid(), new Place(top, Long.MAX_VALUE), 1).stream()
                .anyMatch(gap -> gap.nextDepth() > bottom);
    }

    private Optional<StoredEvent> ask(RoomHead room, Since time, Optional<StoredEvent> held) {
        List<ServerName> servers = peers.of(room).stream().limit(MOST_SERVERS).toList();
        for (ServerName server : servers) {
            Optional<StoredEvent> found = ask(server, room, time, held);
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    private Optional<StoredEvent> ask(ServerName server, RoomHead room, Since time, Optional<StoredEvent> held) {
        try {
            return peer.nearest(server, room, time)
                    .filter(told -> isNearer(told.originServerTs(), time, held))
                    .flatMap(told -> fetch(server, room, told))
                    .filter(stored -> isNearer(stored.event().originServerTs(), time, held));
        } catch (RemoteFailure | MatrixException e) {
            LOG.log(Level.INFO, () -> "No event of that time in " + room.id() + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<StoredEvent> fetch(ServerName server, RoomHead room, PeerHistory.Timed told) {
        Optional<StoredEvent> known = events.find(told.event());
        if (known.filter(stored -> stored.position() != 0).isPresent()) return known;
        writer.write(server, room, peer.event(server, room, told.event()));
        return events.find(told.event());
    }

    private static boolean isNearer(long told, Since time, Optional<StoredEvent> held) {
        boolean onThisSide = time.forwards() ? told >= time.originServerTs() : told <= time.originServerTs();
        return onThisSide
                && held.map(stored -> stored.event().originServerTs())
                        .map(mine -> time.forwards() ? told < mine : told > mine)
                        .orElse(true);
    }
}
