package org.enishi.federation.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enishi.error.MatrixException;
import org.enishi.event.Event;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.journal.Draft;
import org.enishi.journal.Journal;
import org.enishi.journal.Outcome;
import org.enishi.journal.Pen;
import org.enishi.store.sql.StorageFailure;
import org.jspecify.annotations.Nullable;

/** Writes settled events: together if they let themselves, else one by one, so that one bad one does not hurt the rest. */
@ApplicationScoped
class Recorder {
    private static final Logger LOG = System.getLogger(Recorder.class.getName());
    private static final int BATCH = 50;

    @Inject
    Journal journal;

    void record(Arrival arrival, List<Settled> settled) {
        for (int from = 0; from < settled.size(); from += BATCH)
            recordBatch(arrival, settled.subList(from, Math.min(settled.size(), from + BATCH)));
    }

    private void recordBatch(Arrival arrival, List<Settled> batch) {
        try {
            went(arrival, journal.write(new Recording(arrival.room().id(), batch)));
        } catch (StorageFailure outage) {
            throw outage;
        } catch (RuntimeException e) {
            if (isOutage(e)) throw e;
            if (batch.size() == 1) failed(arrival, batch.get(0).event(), e);
            else batch.forEach(each -> recordBatch(arrival, List.of(each)));
        }
    }

    /** Not the events' fault: the peer is to try again. */
    private static boolean isOutage(RuntimeException failure) {
        return failure instanceof MatrixException matrix && matrix.status() >= 500;
    }

    private static void went(Arrival arrival, Map<Event, Outcome> outcomes) {
        outcomes.forEach((event, outcome) -> arrival.went(
                event,
                outcome == Outcome.REJECTED
                        ? Optional.of("The authorisation rules do not allow this event")
                        : Optional.empty()));
    }

    private static void failed(Arrival arrival, Event event, RuntimeException e) {
        boolean expected = e instanceof MatrixException;
        LOG.log(expected ? Level.INFO : Level.WARNING, "Cannot record " + event, expected ? null : e);
        String sentence = expected ? e.getMessage() : "This event cannot be taken";
        arrival.went(event, Optional.of(String.valueOf(sentence)));
    }

    /**
     * An event that can be recorded.
     *
     * @param stateBefore as a peer told it; absent if all that it follows is here
     */
    record Settled(Event event, @Nullable List<EventId> stateBefore) {
        /** Before an event that follows nothing there is nothing. */
        static Settled of(Event event) {
            return new Settled(event, event.prevEvents().isEmpty() ? List.of() : null);
        }
    }

    private record Recording(RoomId room, List<Settled> batch) implements Draft<Map<Event, Outcome>> {
        @Override
        public Map<Event, Outcome> write(Pen pen) {
            Map<Event, Outcome> outcomes = new LinkedHashMap<>();
            for (Settled each : batch)
                outcomes.put(
                        each.event(),
                        each.stateBefore() == null
                                ? pen.record(each.event())
                                : pen.record(each.event(), each.stateBefore()));
            return outcomes;
        }

        @Override
        public Set<RoomId> rooms() {
            return Set.of(room);
        }

        @Override
        public Set<EventId> arriving() {
            return batch.stream().map(each -> each.event().id()).collect(Collectors.toSet());
        }
    }
}
