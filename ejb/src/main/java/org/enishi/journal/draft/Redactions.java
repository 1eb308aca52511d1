package org.enishi.journal.draft;

import java.util.List;
import java.util.Optional;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.RoomState;
import org.enishi.id.EventId;
import org.enishi.journal.JournalKind;
import org.enishi.journal.RoomHead;
import org.enishi.json.CanonicalJson;
import org.enishi.json.EventReader;
import org.enishi.rules.auth.PowerLevels;
import org.enishi.rules.redaction.Redactor;
import org.enishi.store.event.EventStatus;
import org.enishi.store.event.EventWriter;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.journal.JournalRow;

/**
 * Applies redactions: the redacted bytes take the event's place, the original is kept aside. A redaction may come before
 * what it redacts.
 *
 * @see <a href="https://spec.matrix.org/v1.19/rooms/v11/#handling-redactions">Matrix v1.19, room version 11, "Handling
 *     redactions"</a>
 */
final class Redactions {
    private final View view;

    Redactions(View view) {
        this.view = view;
    }

    /** What follows from an accepted event: it may redact another, and others may have redacted it already. */
    void follow(RoomHead room, StoredEvent accepted) {
        if (accepted.event().is(EventType.REDACTION))
            accepted.event().redacts().ifPresent(target -> redact(room, accepted, target));
        if (!isOurs(accepted.event())) applyEarlier(room, accepted);
    }

    private void redact(RoomHead room, StoredEvent redaction, EventId target) {
        Optional<StoredEvent> found = view.event(target);
        if (found.isEmpty()) expect(target, redaction);
        else apply(room, redaction, found.get());
    }

    private void applyEarlier(RoomHead room, StoredEvent accepted) {
        EventId id = accepted.event().id();
        List<EventId> early = view.sheet().earlyRedactions(id);
        early.addAll(view.desk().stores().eventWriter().expectedRedactions(id));
        for (EventId redaction : early)
            view.event(redaction)
                    .filter(stored -> stored.status() == EventStatus.ACCEPTED)
                    .ifPresent(stored -> apply(room, stored, view.event(id).orElse(accepted)));
    }

    private void expect(EventId target, StoredEvent redaction) {
        view.sheet()
                .redactions
                .add(new EventWriter.EarlyRedaction(target, redaction.event().id()));
    }

    private void apply(RoomHead room, StoredEvent redaction, StoredEvent target) {
        if (target.redactedBy() != null || target.roomNid() != room.nid() || !mayRedact(redaction, target)) return;
        Event redacted = redacted(target.event());
        view.sheet().originals.add(target);
        view.sheet()
                .events
                .put(redacted.id(), with(target, redacted, redaction.event().id()));
        unmark(target);
        long position = view.sheet().nextPosition();
        view.sheet()
                .journal
                .add(new JournalRow(
                        position, JournalKind.CHANGED.code(), room.nid(), null, target.nid(), room.state()));
    }

    /** It says nothing any more that anybody has to read. */
    private void unmark(StoredEvent target) {
        view.sheet().others.add(() -> view.desk().stores().marks().remove(target.roomNid(), target.position()));
    }

    private boolean mayRedact(StoredEvent redaction, StoredEvent target) {
        if (target.event().is(EventType.CREATE)) return false;
        var before = redaction.before();
        if (before == null) return false;
        if (redaction.event().version().redactionsAreAuthorised()) return true;
        if (redaction.event().sender().server().equals(target.event().sender().server())) return true;
        RoomState state = view.state(before);
        PowerLevels power = PowerLevels.of(state);
        return power.of(redaction.event().sender()) >= power.toRedact();
    }

    private static Event redacted(Event event) {
        byte[] bytes = CanonicalJson.writtenBytes(Redactor.redact(event.json(), event.version()));
        return EventReader.stored(event.id(), event.room(), event.version(), bytes);
    }

    private static StoredEvent with(StoredEvent old, Event redacted, EventId by) {
        return new StoredEvent(
                old.nid(),
                old.roomNid(),
                redacted,
                old.status(),
                old.position(),
                old.before(),
                old.after(),
                by,
                old.sending());
    }

    private boolean isOurs(Event event) {
        return event.sender().server().equals(view.desk().own());
    }
}
