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

    private static final Optional<String> NOT_TOLD = Optional.of("What it rests upon could not be had");

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
        if (arrival.budget().isOver()) {
            arrival.went(event, Optional.of("Too much was missing before it"));
            return;
        }
        try {
            List<Settled> settled = filler.fill(arrival, event);
            if (settled.stream().noneMatch(each -> each.event().equals(event))) arrival.went(event, NOT_TOLD);
            recorder.record(arrival, settled);
        } catch (RemoteFailure e) {
            LOG.log(Level.INFO, () -> "Cannot settle " + event + ": " + e.getMessage());
            // Who does not answer now is not asked again for each of the others.
            if (e instanceof RemoteFailure.Unreachable) arrival.budget().close();
            arrival.went(event, Optional.of("Events before it could not be had from " + arrival.origin()));
        }
    }
}
