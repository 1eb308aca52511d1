package org.enishi.journal.draft;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.enishi.event.Event;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.journal.JournalKind;
import org.enishi.journal.Position;
import org.enishi.journal.RoomHead;
import org.enishi.journal.meaning.Answers;
import org.enishi.journal.meaning.Meaning;
import org.enishi.store.event.EventStatus;
import org.enishi.store.event.EventWriter;
import org.enishi.store.event.Gap;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.journal.JournalRow;
import org.enishi.store.room.PartialRoom;
import org.enishi.store.state.StateChange;
import org.enishi.store.state.StateRoot;
import org.jspecify.annotations.Nullable;

/** Gives judged events their places: in the history, in the state, in the journal. */
final class Placing {
    private final View view;
    private final Memberships memberships;
    private final Redactions redactions;

    Placing(View view) {
        this.view = view;
        this.memberships = new Memberships(view);
        this.redactions = new Redactions(view, shown -> noteMeaning(shown, false));
    }

    /**
     * An event about which the rules have spoken and which now gets its place.
     *
     * @param before the state before it
     * @param told whether another server told that state: else it is what the events before it leave
     * @param outlier what is stored of it already
     */
    record Judged(
            RoomHead head,
            Event event,
            StateRoot before,
            boolean told,
            @Nullable StoredEvent outlier) {
        /** An event of which nothing can be stored, since it was built here and now. */
        static Judged fresh(RoomHead head, Event event, StateRoot before) {
            return new Judged(head, event, before, false, null);
        }

        /** The same event with further signatures. */
        Judged as(Event signed) {
            return new Judged(head, signed, before, told, outlier);
        }
    }

    /** A new last event of its room. */
    StoredEvent accept(Judged judged) {
        RoomHead head = judged.head();
        long position = view.sheet().nextPosition();
        StoredEvent stored = keep(judged, redactions.standing(judged), position);
        RoomHead next = moved(head, stored);
        Memberships.Outcome members = memberships.follow(head, changes(head, next, judged.before(), stored), position);
        RoomHead counted = next.with(members.counts());
        view.sheet().heads.put(head.id(), counted);
        announce(counted, members.accounts(), stored);
        if (stored.status() == EventStatus.ACCEPTED) noteMeaning(stored, answers(stored.event()));
        redactions.follow(counted, stored);
        return stored;
    }

    /** A place in the history that is shown, but no end of the room's graph: nobody elsewhere comes to it. */
    void keepToOurselves(Judged judged) {
        RoomHead head = judged.head();
        StoredEvent stored = keep(judged, EventStatus.ACCEPTED, view.sheet().nextPosition());
        RoomHead next = head.reaching(new Position(stored.position()));
        view.sheet().heads.put(head.id(), next);
        enter(JournalKind.EVENT, next, null, stored.nid());
        noteMeaning(stored, false);
    }

    /** One entry for the event; whoever else's membership it changed gets one of his own. */
    private void announce(RoomHead head, List<Long> accounts, StoredEvent stored) {
        enter(JournalKind.EVENT, head, accounts.isEmpty() ? null : accounts.get(0), stored.nid());
        for (Long other : accounts.stream().skip(1).toList()) enter(JournalKind.MEMBERSHIP, head, other, null);
    }

    /** What it is to the members; what is known of the state before it decides. */
    private void noteMeaning(StoredEvent stored, boolean answers) {
        StateRoot before = stored.before() == null ? StateRoot.EMPTY : stored.before();
        Function<EventId, Optional<Event>> events = id -> view.event(id).map(StoredEvent::event);
        new Meaning(view.state(before), events, view.desk().stores().accounts()::of)
                .of(stored, answers)
                .ifPresent(view.sheet().marks::add);
    }

    private boolean answers(Event event) {
        return view.isOurs(event) && Answers.isOne(event);
    }

    /** An event without a place in the history that is shown. */
    StoredEvent keepHidden(Judged judged, EventStatus status) {
        StoredEvent stored = keep(judged, status, 0);
        if (status == EventStatus.SOFT_FAILED)
            redactBelatedly(judged.head(), List.of(stored.event().id()));
        return stored;
    }

    /** Events that are kept without a place in the history may have been redacted before they came. */
    void redactBelatedly(RoomHead head, Collection<EventId> arrived) {
        redactions.applyEarlier(head, arrived);
    }

    /** A part of history that was fetched later. */
    StoredEvent keepEarlier(Judged judged) {
        StoredEvent stored =
                keep(judged, redactions.standing(judged), view.sheet().nextBackfill());
        redactions.follow(judged.head(), stored);
        return stored;
    }

    /** Names a gap before the event for each prev event that is not in the history. */
    void gapsBefore(StoredEvent next, Set<EventId> missing) {
        for (EventId id : missing) {
            var gap = new Gap(id, next.nid(), next.event().depth());
            view.sheet().gaps.add(new EventWriter.RoomGap(next.roomNid(), gap));
        }
    }

    /** @return the position of the entry */
    long enter(JournalKind kind, RoomHead room, @Nullable Long account, @Nullable Long event) {
        long position =
                kind == JournalKind.EVENT ? room.last().value() : view.sheet().nextPosition();
        view.sheet().journal.add(new JournalRow(position, kind.code(), room.nid(), account, event, room.state()));
        return position;
    }

    StateRoot after(StateRoot before, Event event) {
        return event.stateKey()
                .map(key -> view.editor().put(before, key, event.id()))
                .orElse(before);
    }

    private StoredEvent keep(Judged judged, EventStatus status, long position) {
        RoomHead head = judged.head();
        StoredEvent known = judged.outlier();
        long nid = known == null ? view.desk().stores().eventWriter().newNid() : known.nid();
        StateRoot before = judged.before();
        StateRoot after = status == EventStatus.REJECTED ? before : after(before, judged.event());
        var stored = new StoredEvent(nid, head.nid(), judged.event(), status, position, before, after, null, null);
        if (known == null) view.sheet().putNew(stored);
        else promote(head, stored);
        return stored;
    }

    /** Where a part of the state is known only, for it to be judged again. */
    void record(Judged judged) {
        RoomHead head = judged.head();
        if (!head.isPartial()) return;
        var row = new PartialRoom.Recorded(head.nid(), judged.event().id(), judged.told());
        view.sheet().recorded.add(row);
    }

    /** The room's state is another now without an event: a place in the history at which nobody is shown anything. */
    void step(RoomHead was, RoomHead next, Event unseen) {
        long position = view.sheet().nextPosition();
        RoomHead whole = next.whole(position).reaching(new Position(position));
        StoredEvent stored = keep(Judged.fresh(whole, unseen, next.state()), EventStatus.WITHHELD, position);
        List<StateChange> changes = view.states().diff(was.state(), next.state());
        Memberships.Outcome members = memberships.follow(was, changes, position);
        RoomHead counted = whole.with(members.counts());
        view.sheet().heads.put(counted.id(), counted);
        announce(counted, members.accounts(), stored);
    }

    /** It was an outlier: the row is there, with an older view of it in other nodes' memory. */
    private void promote(RoomHead head, StoredEvent stored) {
        view.sheet().events.put(stored.event().id(), stored);
        long position = stored.position();
        if (position <= 0) enter(JournalKind.CHANGED, head, null, stored.nid());
    }

    RoomHead moved(RoomHead head, StoredEvent stored) {
        List<EventId> extremities = extremities(head, stored.event());
        StateRoot after = requireState(stored);
        StateRoot state = extremities.size() == 1 ? after : resolved(head, extremities, after);
        return new RoomHead(
                head.nid(),
                head.id(),
                head.host(),
                head.version(),
                state,
                extremities,
                Math.max(head.depth(), stored.event().depth()),
                new Position(stored.position()),
                head.members(),
                head.wholeAt());
    }

    private StateRoot resolved(RoomHead head, List<EventId> extremities, StateRoot newest) {
        Map<EventId, StoredEvent> ends = view.events(extremities);
        Set<StateRoot> roots = new LinkedHashSet<>();
        for (EventId id : extremities) {
            StoredEvent end = ends.get(id);
            roots.add(end == null ? newest : requireState(end));
        }
        return view.resolve(head.version(), roots);
    }

    /** What the event follows is no end any more, directly or behind events that are hidden. */
    private List<EventId> extremities(RoomHead head, Event event) {
        if (head.extremities().equals(event.prevEvents())) return List.of(event.id());
        Set<EventId> followed = new LinkedHashSet<>(event.prevEvents());
        List<EventId> walk = new ArrayList<>(followed);
        while (!walk.isEmpty() && followed.size() < 100) {
            List<EventId> next = new ArrayList<>();
            for (StoredEvent prev : view.events(walk).values())
                if (prev.status() == EventStatus.SOFT_FAILED || prev.status() == EventStatus.REJECTED)
                    prev.event().prevEvents().stream().filter(followed::add).forEach(next::add);
            walk = next;
        }
        List<EventId> ends = new ArrayList<>(head.extremities());
        ends.removeAll(followed);
        ends.add(event.id());
        return List.copyOf(ends);
    }

    private List<StateChange> changes(RoomHead head, RoomHead next, StateRoot before, StoredEvent stored) {
        if (head.state().equals(next.state())) return List.of();
        boolean plain = head.state().equals(before) && next.state().equals(stored.after());
        if (!plain) return view.states().diff(head.state(), next.state());
        StateKey key = stored.event().stateKey().orElseThrow();
        EventId old = view.states().get(before, key).orElse(null);
        return List.of(new StateChange(key, old, stored.event().id()));
    }

    static StateRoot requireState(StoredEvent stored) {
        StateRoot after = stored.after();
        if (after == null) throw new IllegalStateException("the state after " + stored.event() + " is not known");
        return after;
    }
}
