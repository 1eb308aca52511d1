package org.enishi.journal.draft;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.id.EventId;
import org.enishi.journal.JournalKind;
import org.enishi.journal.Position;
import org.enishi.journal.RoomHead;
import org.enishi.journal.draft.Placing.Judged;
import org.enishi.json.CanonicalJson;
import org.enishi.json.EventReader;
import org.enishi.rules.auth.PowerLevels;
import org.enishi.rules.redaction.Redactor;
import org.enishi.store.event.EventStatus;
import org.enishi.store.event.EventWriter.EarlyRedaction;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.journal.JournalRow;
import org.enishi.store.state.StateRoot;
import org.jspecify.annotations.Nullable;

/**
 * Applies redactions: the redacted bytes take the event's place, the original is kept aside. A redaction may come before
 * what it redacts. Since room version 3 a redaction is withheld until it takes effect; then it is shown as if it had come
 * just now.
 *
 * @see <a href="https://spec.matrix.org/v1.19/rooms/v11/#handling-redactions">Matrix v1.19, room version 11, "Handling
 *     redactions"</a>
 */
final class Redactions {
    private final View view;
    private final Consumer<StoredEvent> shown;

    /** @param shown takes redactions that were withheld and no longer are */
    Redactions(View view, Consumer<StoredEvent> shown) {
        this.view = view;
        this.shown = shown;
    }

    /** As what an event enters that nothing else speaks against. */
    EventStatus standing(Judged judged) {
        Event event = judged.event();
        if (!event.is(EventType.REDACTION) || event.version().redactionsAreAuthorised()) return EventStatus.ACCEPTED;
        return event.redacts()
                .flatMap(view::event)
                .filter(target -> target.roomNid() == judged.head().nid())
                .filter(target -> mayRedact(event, judged.before(), target))
                .map(target -> EventStatus.ACCEPTED)
                .orElse(EventStatus.WITHHELD);
    }

    /** What follows from an accepted event: it may redact another, and others may have redacted it already. */
    void follow(RoomHead room, StoredEvent accepted) {
        if (accepted.event().is(EventType.REDACTION))
            accepted.event().redacts().ifPresent(target -> redact(room, accepted, target));
        if (!view.isOurs(accepted.event()))
            applyEarlier(room, List.of(accepted.event().id()));
    }

    /** What of these events was redacted before they came. */
    void applyEarlier(RoomHead room, Collection<EventId> arrived) {
        Set<EventId> targets = Set.copyOf(arrived);
        List<EarlyRedaction> early = new ArrayList<>(view.sheet().earlyRedactions(targets));
        List<EventId> unasked =
                targets.stream().filter(id -> !view.sheet().isUnredacted(id)).toList();
        early.addAll(view.desk().stores().eventWriter().expectedRedactions(unasked));
        if (early.isEmpty()) return;
        Map<EventId, StoredEvent> known = view.events(early.stream()
                .flatMap(each -> Stream.of(each.target(), each.redaction()))
                .toList());
        for (EarlyRedaction each : early) {
            StoredEvent redaction = known.get(each.redaction());
            StoredEvent target = known.get(each.target());
            if (redaction != null && target != null && isAccepted(redaction)) apply(room, redaction, current(target));
        }
    }

    /** As an earlier of several redactions has left it. */
    private StoredEvent current(StoredEvent target) {
        StoredEvent changed = view.sheet().event(target.event().id());
        return changed == null ? target : changed;
    }

    private static boolean isAccepted(StoredEvent redaction) {
        return redaction.status() == EventStatus.ACCEPTED || redaction.status() == EventStatus.WITHHELD;
    }

    private void redact(RoomHead room, StoredEvent redaction, EventId target) {
        Optional<StoredEvent> found = view.event(target);
        if (found.isEmpty()) expect(target, redaction);
        else apply(room, redaction, found.get());
    }

    private void expect(EventId target, StoredEvent redaction) {
        view.sheet().redactions.add(new EarlyRedaction(target, redaction.event().id()));
    }

    private void apply(RoomHead room, StoredEvent redaction, StoredEvent target) {
        if (target.roomNid() != room.nid()) return;
        if (!mayRedact(redaction.event(), redaction.before(), target)) return;
        if (target.redactedBy() == null) strip(room, redaction, target);
        if (redaction.status() == EventStatus.WITHHELD) show(room, redaction);
    }

    private void strip(RoomHead room, StoredEvent redaction, StoredEvent target) {
        Event redacted = redacted(target.event());
        view.sheet().originals.add(target);
        view.sheet()
                .events
                .put(redacted.id(), target.redacted(redacted, redaction.event().id()));
        unmark(target);
        enter(JournalKind.CHANGED, room, view.sheet().nextPosition(), target);
    }

    /** Where it came live, it is news now; where it was fetched as history, it stays there. */
    private void show(RoomHead room, StoredEvent redaction) {
        boolean live = redaction.position() > 0;
        long position = view.sheet().nextPosition();
        StoredEvent visible = redaction.shownAt(live ? position : redaction.position());
        view.sheet().events.put(visible.event().id(), visible);
        enter(live ? JournalKind.EVENT : JournalKind.CHANGED, room, position, visible);
        if (!live) return;
        RoomHead head = view.room(room.id()).orElse(room);
        view.sheet().heads.put(head.id(), head.reaching(new Position(position)));
        shown.accept(visible);
    }

    private void enter(JournalKind kind, RoomHead room, long position, StoredEvent event) {
        RoomHead head = view.room(room.id()).orElse(room);
        view.sheet().journal.add(new JournalRow(position, kind.code(), head.nid(), null, event.nid(), head.state()));
    }

    /** It says nothing any more that anybody has to read. */
    private void unmark(StoredEvent target) {
        view.sheet().others.add(() -> view.desk().stores().marks().remove(target.roomNid(), target.position()));
    }

    private boolean mayRedact(Event redaction, @Nullable StateRoot before, StoredEvent target) {
        if (target.event().is(EventType.CREATE) || before == null) return false;
        if (redaction.version().redactionsAreAuthorised()) return true;
        if (target.status() == EventStatus.REJECTED) return false;
        if (redaction.sender().server().equals(target.event().sender().server())) return true;
        PowerLevels power = PowerLevels.of(view.state(before));
        return power.of(redaction.sender()) >= power.toRedact();
    }

    private static Event redacted(Event event) {
        byte[] bytes = CanonicalJson.writtenBytes(Redactor.redact(event.json(), event.version()));
        return EventReader.stored(event.id(), event.room(), event.version(), bytes);
    }
}
