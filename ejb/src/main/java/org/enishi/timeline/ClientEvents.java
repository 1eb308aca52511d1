package org.enishi.timeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.enishi.event.Event;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.id.TransactionId;
import org.enishi.journal.Rooms;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.Sending;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.state.StateRoot;
import org.enishi.timeline.hearing.Hearing;
import org.jspecify.annotations.Nullable;

/**
 * Events in the form of the client API, as UTF-8 JSON spliced from their stored bytes. Needs no transaction.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#room-event-format">Matrix v1.19, "Room event format"</a>
 */
@ApplicationScoped
public class ClientEvents {
    @Inject
    Rooms rooms;

    @Inject
    EventStore events;

    @Inject
    Clock clock;

    @Inject
    Hearing hearing;

    /**
     * With {@code event_id}, {@code redacts} at both places and {@code unsigned}: age, prev_content, replaces_state,
     * redacted_because, membership, and transaction_id for the sending device.
     *
     * @return one JSON object for each event, in the same order
     */
    public List<byte[]> render(List<StoredEvent> shown, View view, Form form) {
        Map<EventId, StoredEvent> redactions = redactions(shown);
        Map<StateRoot, Map<StateKey, StoredEvent>> replaced = replaced(shown);
        view.prepare(shown);
        long now = clock.millis();
        List<byte[]> rendered = new ArrayList<>(shown.size());
        for (StoredEvent stored : shown) {
            var unsigned = new Unsigned(
                    now,
                    replaced(stored, replaced),
                    view.showsReplacedBy(stored) && !view.redacts(stored),
                    because(stored, redactions, now),
                    view.membershipAt(stored),
                    sentBy(stored, view.reader()));
            rendered.add(ClientForm.render(view.seen(stored), unsigned, form == Form.WITH_ROOM));
        }
        return rendered;
    }

    /**
     * The events of a state, of which there may be thousands: without prev_content, membership and transaction_id.
     *
     * @return one JSON object for each event that may be {@linkplain #told told}, in the same order
     */
    public List<byte[]> renderState(List<StoredEvent> state, View view, Form form) {
        Map<EventId, StoredEvent> redactions = redactions(state);
        long now = clock.millis();
        return told(state).stream()
                .map(stored -> ClientForm.render(
                        view.seen(stored),
                        Unsigned.at(now).redacted(because(stored, redactions, now)),
                        form == Form.WITH_ROOM))
                .toList();
    }

    /** Without what users of domains set whom the policy does not let in. */
    public List<StoredEvent> told(Collection<StoredEvent> state) {
        return hearing.heard(state);
    }

    public byte[] render(StoredEvent shown, View view, Form form) {
        return render(List.of(shown), view, form).get(0);
    }

    /** {@code content}, {@code sender}, {@code state_key}, {@code type}: what an invited user is told of the room. */
    public byte[] stripped(Event event) {
        return ClientForm.stripped(event);
    }

    private Map<EventId, StoredEvent> redactions(List<StoredEvent> shown) {
        List<EventId> ids = shown.stream()
                .map(StoredEvent::redactedBy)
                .filter(Objects::nonNull)
                .toList();
        return ids.isEmpty() ? Map.of() : events.find(ids);
    }

    private static byte @Nullable [] because(StoredEvent stored, Map<EventId, StoredEvent> redactions, long now) {
        StoredEvent redaction = stored.redactedBy() == null ? null : redactions.get(stored.redactedBy());
        return redaction == null ? null : ClientForm.render(redaction.event(), Unsigned.at(now), true);
    }

    private static Optional<TransactionId> sentBy(StoredEvent stored, Reader reader) {
        Sending sending = stored.sending();
        return sending != null && sending.device() == reader.device()
                ? Optional.of(new TransactionId(sending.transaction()))
                : Optional.empty();
    }

    /** What stood where the events now stand, by the states before them. */
    private Map<StateRoot, Map<StateKey, StoredEvent>> replaced(List<StoredEvent> shown) {
        Map<StateRoot, Set<StateKey>> wanted = new HashMap<>();
        for (StoredEvent stored : shown) {
            StateRoot before = stored.before();
            if (before == null || !changesState(stored)) continue;
            stored.event()
                    .stateKey()
                    .ifPresent(key -> wanted.computeIfAbsent(before, none -> new HashSet<>())
                            .add(key));
        }
        return rooms.events(wanted);
    }

    private static Optional<Event> replaced(StoredEvent stored, Map<StateRoot, Map<StateKey, StoredEvent>> replaced) {
        if (!changesState(stored)) return Optional.empty();
        Map<StateKey, StoredEvent> before = replaced.getOrDefault(stored.before(), Map.of());
        return stored.event().stateKey().map(before::get).map(StoredEvent::event);
    }

    /** Only state events do, so most events are done without being parsed. */
    private static boolean changesState(StoredEvent stored) {
        StateRoot before = stored.before();
        return before != null && !before.equals(stored.after());
    }

    /** Whether {@code room_id} is written. */
    public enum Form {
        WITH_ROOM,
        /** Where the room is implied, as in {@code /sync}. */
        WITHOUT_ROOM
    }
}
