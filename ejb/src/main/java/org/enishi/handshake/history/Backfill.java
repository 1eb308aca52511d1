package org.enishi.handshake.history;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Expiry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.event.Event;
import org.enishi.id.EventId;
import org.enishi.id.ServerName;
import org.enishi.journal.RoomHead;
import org.enishi.remote.RemoteFailure;
import org.enishi.store.cache.Caches;
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
    private static final int MAX_GAPS = 100;
    private static final int MAX_ASKED = 10;
    private static final int MAX_SERVERS = 3;
    private static final int PAGE = 100;
    private static final int TURNS = 64;
    private static final int PATIENCE_SECONDS = 20;

    @Inject
    EventStore events;

    @Inject
    PeerHistory peer;

    @Inject
    RoomPeers peers;

    @Inject
    HistoryWriter writer;

    /** A room's is one of these: who reads there while another's question is under way waits for its answer. */
    private final List<Semaphore> turns =
            Stream.generate(() -> new Semaphore(1, true)).limit(TURNS).toList();

    /** What was looked for in vain, and why, until it is looked for again. */
    private final Cache<EventId, Found> inVain = Caches.builder()
            .maximumSize(100_000)
            .expireAfter(Expiry.creating((EventId id, Found why) -> why.rest))
            .build();

    /**
     * Fetches what is missing at and before a place of the room's history.
     *
     * @return whether it is worth looking again: there is more to read now than there was, or more to ask for
     */
    public boolean before(RoomHead room, Place place) {
        List<EventId> missing = missing(room, place);
        Semaphore turn = turns.get(Math.floorMod(room.id().hashCode(), TURNS));
        if (missing.isEmpty() || !hasTurn(turn)) return false;
        try {
            boolean unchanged = missing(room, place).equals(missing);
            return !unchanged || fetch(room, missing) || !missing(room, place).isEmpty();
        } finally {
            turn.release();
        }
    }

    /** The first place, going backwards, where something is missing of which nobody has said lately that it is not there. */
    public Optional<Gap> next(RoomHead room, Place place) {
        return gaps(room, place)
                .filter(gap -> {
                    Found why = inVain.getIfPresent(gap.missing());
                    return why == null || why == Found.SILENCE;
                })
                .findFirst();
    }

    private boolean fetch(RoomHead room, List<EventId> missing) {
        Set<Found> answers = EnumSet.noneOf(Found.class);
        for (ServerName server : peers.of(room).stream().limit(MAX_SERVERS).toList()) {
            Found found = fetch(server, room, missing);
            if (found == Found.SOMETHING) return true;
            answers.add(found);
        }
        Found why = Found.of(answers);
        for (EventId id : missing) inVain.put(id, why);
        return false;
    }

    private List<EventId> missing(RoomHead room, Place place) {
        return gaps(room, place)
                .map(Gap::missing)
                .filter(id -> inVain.getIfPresent(id) == null)
                .distinct()
                .limit(MAX_ASKED)
                .toList();
    }

    private Stream<Gap> gaps(RoomHead room, Place place) {
        return events.gaps(room.nid(), place, MAX_GAPS).stream();
    }

    private static boolean hasTurn(Semaphore turn) {
        try {
            return turn.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Found fetch(ServerName server, RoomHead room, List<EventId> missing) {
        try {
            List<Event> fetched = peer.before(server, room, missing, PAGE);
            return writer.write(server, room, EventOrder.oldestFirst(fetched)) > 0 ? Found.SOMETHING : Found.NOTHING;
        } catch (RemoteFailure | MatrixException e) {
            LOG.log(Level.INFO, () -> "No history of " + room.id() + ": " + e.getMessage());
            return e instanceof RemoteFailure failure && mayPass(failure) ? Found.SILENCE : Found.NOTHING;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Cannot take the history of " + room.id() + " from " + server, e);
            return Found.NOTHING;
        }
    }

    private static boolean mayPass(RemoteFailure failure) {
        return failure instanceof RemoteFailure.Unreachable
                || (failure instanceof RemoteFailure.Refused refused
                        && (refused.status() >= 500 || refused.status() == ErrorCode.M_LIMIT_EXCEEDED.status()));
    }

    private enum Found {
        SOMETHING(Duration.ZERO),
        /** Or there is nobody to ask. */
        NOTHING(Duration.ofMinutes(2)),
        /** Nothing where somebody answers, but others who may have it do not answer for the moment. */
        UNCERTAIN(Duration.ofSeconds(5)),
        /** Nobody who may have it answers for the moment. */
        SILENCE(Duration.ofSeconds(5));

        private final Duration rest;

        Found(Duration rest) {
            this.rest = rest;
        }

        static Found of(Set<Found> answers) {
            if (!answers.contains(SILENCE)) return NOTHING;
            return answers.contains(NOTHING) ? UNCERTAIN : SILENCE;
        }
    }
}
