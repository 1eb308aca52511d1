package org.enishi.handshake.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.enishi.event.Event;
import org.enishi.id.EventId;
import org.enishi.id.ServerName;
import org.enishi.journal.OutlierWriter;
import org.enishi.journal.RoomHead;
import org.enishi.remote.RemoteFailure;
import org.enishi.remote.http.Parallel;
import org.enishi.store.event.EventStore;

/** Fetches the state before an event, and auth events, that are missing here, and stores them as outliers. */
@ApplicationScoped
public class MissingState {
    private static final Logger LOG = System.getLogger(MissingState.class.getName());
    /** Above this the whole state costs less than its missing events one by one. */
    private static final int ONE_BY_ONE = 50;

    @Inject
    PeerHistory peer;

    @Inject
    EventStore events;

    @Inject
    OutlierWriter outliers;

    @Inject
    Parallel parallel;

    /**
     * The state before an event as a server tells it; all its events are stored afterwards.
     *
     * @throws RemoteFailure if the server does not tell
     */
    public List<EventId> before(ServerName server, RoomHead room, EventId event) {
        PeerHistory.StateIds told = peer.stateIds(server, room, event);
        Set<EventId> all = new LinkedHashSet<>(told.state());
        all.addAll(told.authChain());
        Set<EventId> unknown = events.unknown(all);
        if (unknown.size() > ONE_BY_ONE) store(room, peer.state(server, room, event), unknown);
        else fetch(server, room, unknown);
        Set<EventId> stillUnknown = events.unknown(told.state());
        List<EventId> state =
                told.state().stream().filter(id -> !stillUnknown.contains(id)).toList();
        outliers.prepareState(state);
        return state;
    }

    /**
     * Fetches the auth events of these that are not known here, with all that they rest upon.
     *
     * @return those that the server does not tell: what rests upon them cannot be judged, and must not be, or who tells
     *     half of it would have it rejected for ever
     * @throws RemoteFailure.Unreachable if the server does not answer
     */
    public Set<EventId> authEventsOf(ServerName server, RoomHead room, Collection<Event> of) {
        Set<EventId> unknown = unknownAuthEvents(of);
        if (unknown.isEmpty()) return Set.of();
        Event first = of.stream()
                .filter(event -> event.authEvents().stream().anyMatch(unknown::contains))
                .findFirst()
                .orElseThrow();
        try {
            List<Event> chain = peer.authChain(server, room, first.id());
            store(room, chain, events.unknown(chain.stream().map(Event::id).toList()));
        } catch (RemoteFailure.Refused | RemoteFailure.Garbage e) {
            LOG.log(Level.INFO, () -> "No auth chain of " + first + ": " + e.getMessage());
        }
        Set<EventId> rest = unknownAuthEvents(of);
        if (rest.isEmpty() || rest.size() > ONE_BY_ONE) return rest;
        fetch(server, room, rest);
        return unknownAuthEvents(of);
    }

    private Set<EventId> unknownAuthEvents(Collection<Event> of) {
        Set<EventId> named = new LinkedHashSet<>();
        of.forEach(event -> named.addAll(event.authEvents()));
        of.forEach(event -> named.remove(event.id()));
        return named.isEmpty() ? Set.of() : events.unknown(named);
    }

    private void fetch(ServerName server, RoomHead room, Set<EventId> ids) {
        Queue<Event> fetched = new ConcurrentLinkedQueue<>();
        Queue<RemoteFailure> silences = new ConcurrentLinkedQueue<>();
        parallel.eachOfOne(ids, id -> {
            if (!silences.isEmpty()) return;
            try {
                fetched.addAll(peer.event(server, room, id));
            } catch (RemoteFailure.Refused | RemoteFailure.Garbage e) {
                LOG.log(Level.INFO, () -> "No event " + id + ": " + e.getMessage());
            } catch (RemoteFailure.Unreachable silence) {
                silences.add(silence);
            }
        });
        store(room, fetched, ids);
        RemoteFailure silence = silences.peek();
        if (silence != null) throw silence;
    }

    /** Only what was asked for. */
    private void store(RoomHead room, Collection<Event> fetched, Set<EventId> wanted) {
        List<Event> kept =
                fetched.stream().filter(event -> wanted.contains(event.id())).toList();
        if (!kept.isEmpty()) outliers.store(room.id(), room.version(), room.host(), kept);
    }
}
