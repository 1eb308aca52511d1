package org.enishi.federation.serving;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.enishi.configuration.Configuration;
import org.enishi.error.MatrixException;
import org.enishi.federation.Spliced;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.journal.RoomHead;
import org.enishi.policy.Action;
import org.enishi.store.event.StoredEvent;

/**
 * Serves history to servers in the room. Answers are JSON.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#backfilling-and-retrieving-missing-events">Matrix
 *     v1.19, "Backfilling and retrieving missing events"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class HistoryService {
    private static final int MAX_BACKFILL = 100;
    private static final int MAX_MISSING = 100;
    private static final int MAX_STARTS = 50;

    @Inject
    ServingDoor door;

    @Inject
    GraphWalk walk;

    @Inject
    ServerEyes eyes;

    @Inject
    Configuration configuration;

    @Inject
    Clock clock;

    /**
     * The events and those before them, newest first.
     *
     * @throws MatrixException 404 if none of the events is known here
     */
    public byte[] backfill(ServerName origin, RoomId roomId, List<EventId> from, int limit) {
        RoomHead room = door.require(origin, roomId, Action.HISTORY);
        int atMost = bounded(limit, MAX_BACKFILL);
        List<StoredEvent> start =
                walk.held(room, limited(from)).stream().limit(atMost).toList();
        if (start.isEmpty()) throw MatrixException.notFound("None of the events is known here");
        List<StoredEvent> told = new ArrayList<>(start);
        told.addAll(walk.before(room, start, Set.of(), atMost - start.size()));
        told.sort(
                Comparator.comparingLong((StoredEvent stored) -> stored.event().depth())
                        .reversed());
        return new Spliced()
                .text("origin", configuration.serverName().value())
                .number("origin_server_ts", clock.millis())
                .array("pdus", eyes.see(origin, room, told))
                .end();
    }

    /** What lies between the earliest and the latest events, nearest to the latest first found, oldest first told. */
    public byte[] missing(ServerName origin, RoomId roomId, Missing missing) {
        RoomHead room = door.require(origin, roomId, Action.HISTORY);
        List<StoredEvent> latest = walk.held(room, limited(missing.latest()));
        List<StoredEvent> told = new ArrayList<>(
                walk.before(room, latest, new HashSet<>(missing.earliest()), bounded(missing.limit(), MAX_MISSING)));
        told.removeIf(stored -> stored.event().depth() < missing.minDepth());
        Collections.reverse(told);
        told.sort(Comparator.comparingLong(stored -> stored.event().depth()));
        return new Spliced().array("events", eyes.see(origin, room, told)).end();
    }

    private static List<EventId> limited(List<EventId> events) {
        if (events.size() > MAX_STARTS) throw MatrixException.badJson("At most 50 events can be asked for at a time");
        return events;
    }

    private static int bounded(int limit, int max) {
        return Math.max(0, Math.min(limit, max));
    }

    /**
     * What {@code get_missing_events} asks.
     *
     * @param minDepth events of less depth are not told
     */
    public record Missing(List<EventId> latest, List<EventId> earliest, int limit, long minDepth) {}
}
