package org.enishi.federation.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.enishi.federation.delivery.Ledger.Standing;
import org.enishi.id.ServerName;
import org.enishi.remote.RemoteFailure;

/**
 * Brings a destination what it has not got, one transaction after the other, until it has everything, may not get more, or
 * fails. At most one courier a destination, in the whole cluster: see the lease in {@link Ledger}.
 */
@ApplicationScoped
class Courier {
    private static final Logger LOG = System.getLogger(Courier.class.getName());
    private static final Set<String> UNREADABLE = Set.of("M_BAD_JSON", "M_NOT_JSON", "M_TOO_LARGE");

    @Inject
    Standings standings;

    @Inject
    Batches batches;

    @Inject
    Sender sender;

    @Inject
    Waiting waiting;

    @Inject
    Clock clock;

    /** What was tried and must be tried again as it was: a peer knows a transaction by its ID. */
    private final Map<ServerName, Long> tried = new ConcurrentHashMap<>();

    private volatile boolean stopping;

    void deliver(ServerName server) {
        Optional<Standing> standing = stopping ? Optional.empty() : standing(server);
        while (standing.isPresent() && !stopping) standing = deliverNext(server, standing.get());
    }

    /** After the transactions that are under way there are no more; that one of them is broken off says nothing of the peer. */
    void stop() {
        stopping = true;
    }

    private Optional<Standing> standing(ServerName server) {
        Optional<Standing> held = standings.held(server);
        if (held.isPresent()) return held;
        Optional<Standing> taken = standings.take(server);
        if (taken.isPresent() && taken.get().retryAt() > clock.millis()) {
            standings.release(server);
            waiting.until(server, taken.get().retryAt());
            return Optional.empty();
        }
        return taken;
    }

    /** Empty when there is no more to do now. */
    private Optional<Standing> deliverNext(ServerName server, Standing standing) {
        Batch events = batches.next(server, standing.sentTo(), tried.getOrDefault(server, Long.MAX_VALUE));
        Batch batch = sender.load(server, events);
        if (batch.isEmpty()) return tried.remove(server) == null ? Optional.empty() : Optional.of(standing);
        if (!events.isEmpty()) tried.put(server, batch.upTo());
        waiting.trying(server);
        try {
            sender.send(server, batch);
        } catch (RemoteFailure.Refused refused) {
            if (!skips(server, batch, refused)) return failed(server, standing, refused);
        } catch (RemoteFailure failure) {
            return failed(server, standing, failure);
        }
        waiting.tried(server);
        tried.remove(server);
        sender.unload(server, batch);
        return standings.delivered(server, batch.reached(standing.sentTo()));
    }

    /** A transaction that the peer cannot read is tried event by event and EDU by EDU; the one that is to blame is left out. */
    private boolean skips(ServerName server, Batch batch, RemoteFailure.Refused refused) {
        if (!UNREADABLE.contains(refused.errcode())) return false;
        if (!batch.edus().isEmpty() && !sender.goesCarefully(server)) return false;
        if (batch.events().size() > 1) {
            tried.put(server, batch.first());
            return false;
        }
        LOG.log(Level.WARNING, "{0} cannot read an event or EDU of ours and does not get it", server);
        return true;
    }

    private Optional<Standing> failed(ServerName server, Standing standing, RemoteFailure failure) {
        if (stopping) return Optional.empty();
        int failures = waiting.tried(server) ? 1 : standing.failures() + 1;
        LOG.log(failures == 1 ? Level.INFO : Level.DEBUG, "Cannot deliver: {0}", failure.getMessage());
        waiting.until(server, standings.failed(server, failures, String.valueOf(failure.getMessage())));
        return Optional.empty();
    }
}
