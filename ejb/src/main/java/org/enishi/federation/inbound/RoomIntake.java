package org.enishi.federation.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enishi.event.Event;
import org.enishi.federation.inbound.Recorder.Settled;
import org.enishi.handshake.history.EventOrder;
import org.enishi.id.EventId;
import org.enishi.remote.RemoteFailure;

/**
 * Brings verified events of a room to the journal, in order. What they follow or rest on and is not here is fetched from
 * the peer that brought them first.
 */
@ApplicationScoped
class RoomIntake {
    private static final Logger LOG = System.getLogger(RoomIntake.class.getName());

    @Inject
    Recorder recorder;

    @Inject
    Known known;

    @Inject
    GapFiller filler;

    void take(Arrival arrival) {
        List<Event> ordered = EventOrder.oldestFirst(arrival.events());
        Set<EventId> missing = known.missing(ordered);
        List<Event> ready = new ArrayList<>();
        Set<EventId> reached = new HashSet<>();
        for (Event event : ordered) {
            if (isReady(event, missing, reached)) ready.add(event);
            else {
                write(arrival, ready);
                fillAndWrite(arrival, event);
                ready = new ArrayList<>();
            }
            reached.add(event.id());
        }
        write(arrival, ready);
    }

    private static boolean isReady(Event event, Set<EventId> missing, Set<EventId> reached) {
        return follows(event.prevEvents(), missing, reached) && follows(event.authEvents(), missing, reached);
    }

    private static boolean follows(List<EventId> named, Set<EventId> missing, Set<EventId> reached) {
        return named.stream().allMatch(id -> !missing.contains(id) || reached.contains(id));
    }

    private void write(Arrival arrival, List<Event> ready) {
        if (ready.isEmpty()) return;
        recorder.record(arrival, ready.stream().map(Settled::of).toList());
    }

    private void fillAndWrite(Arrival arrival, Event event) {
        try {
            recorder.record(arrival, filler.fill(arrival, event));
        } catch (RemoteFailure e) {
            LOG.log(Level.INFO, () -> "Cannot settle " + event + ": " + e.getMessage());
            arrival.went(event, Optional.of("Events before it could not be had from " + arrival.origin()));
        }
    }
}
