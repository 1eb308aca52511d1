package org.enishi.journal.draft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.Membership;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.id.ServerName;
import org.enishi.journal.Outcome;
import org.enishi.journal.RoomHead;
import org.enishi.journal.draft.Placing.Judged;
import org.enishi.json.ReferenceHash;
import org.enishi.rules.acl.ServerAcl;
import org.enishi.rules.auth.AuthEventList;
import org.enishi.rules.auth.AuthEvents;
import org.enishi.rules.auth.Rule;
import org.enishi.rules.auth.Verdict;
import org.enishi.store.event.EventStatus;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.state.StateRoot;
import org.jspecify.annotations.Nullable;

/**
 * Takes events that others built. Judged three times: by its own auth events and by the state before it it may be
 * rejected, by the current state it may be soft-failed. So it is, too, if the room's policy server does not recommend it.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#checks-performed-on-receipt-of-a-pdu">Matrix v1.19,
 *     "Checks performed on receipt of a PDU"</a>
 */
final class Recording {
    private final View view;
    private final Placing placing;
    private final Outgoing outgoing;

    Recording(View view) {
        this.view = view;
        this.placing = new Placing(view);
        this.outgoing = new Outgoing(view, placing);
    }

    /** What came of it, and why it was refused if it was. */
    record Result(Outcome outcome, Verdict verdict) {}

    /** Whom an accepted event concerns beside us. */
    enum Audience {
        /** Its author's server has sent it to everybody. */
        US,
        /** We bring it in: everybody but the author's server. */
        OTHERS,
        /** It is ours. */
        ALL
    }

    Result record(RoomHead head, Event event, @Nullable List<EventId> stateBefore, Audience audience) {
        Optional<StoredEvent> known = view.event(event.id());
        if (isPlaced(known) || isAnother(known, event)) return new Result(again(known), Verdict.ALLOW);
        var judged = judged(head, event, stateBefore, known);
        placing.record(judged);
        Verdict verdict = judgeByPast(judged);
        if (!verdict.isAllowed()) return hide(judged, EventStatus.REJECTED, verdict);
        Map<StateKey, StoredEvent> current = current(head, event);
        Verdict now = view.desk().authoriser().judge(event, View.stateOf(current));
        boolean welcome = isHeard(head, event) && isListed(event, current);
        if (!now.isAllowed() || !welcome) return hide(judged, EventStatus.SOFT_FAILED, now);
        Optional<Event> recommended = new Endorsing(view, head, current.get(StateKey.POLICY))
                .recommended(event, audience != Audience.US || view.isOurs(event));
        if (recommended.isEmpty()) return hide(judged, EventStatus.SOFT_FAILED, now);
        accept(judged.as(recommended.get()), audience);
        if (stateBefore != null) placing.redactBelatedly(head, stateBefore);
        return new Result(Outcome.ACCEPTED, verdict);
    }

    Outcome backfill(RoomHead head, Event event, @Nullable List<EventId> stateBefore) {
        Optional<StoredEvent> known = view.event(event.id());
        if (isPlaced(known) || isAnother(known, event)) return Outcome.KNOWN;
        var judged = judged(head, event, stateBefore, known);
        Verdict verdict = judgeByPast(judged);
        if (!verdict.isAllowed())
            return hide(judged, EventStatus.REJECTED, verdict).outcome();
        if (!isHeard(head, event))
            return hide(judged, EventStatus.SOFT_FAILED, verdict).outcome();
        if (stateBefore == null) placing.record(judged);
        arrive(placing.keepEarlier(judged));
        return Outcome.ACCEPTED;
    }

    private Judged judged(RoomHead head, Event event, @Nullable List<EventId> told, Optional<StoredEvent> known) {
        StateRoot before = before(head, event, told);
        return new Judged(head, event, before, told != null, known.orElse(null));
    }

    /** Notes which gaps it fills and which it leaves open. */
    void arrive(StoredEvent stored) {
        view.sheet().arrived.add(stored.event().id());
        placing.gapsBefore(stored, missingBefore(stored.event()));
    }

    private static boolean isPlaced(Optional<StoredEvent> known) {
        return known.filter(each -> each.status() != EventStatus.OUTLIER).isPresent();
    }

    /** What was refused stays so. */
    private static Outcome again(Optional<StoredEvent> known) {
        return switch (known.orElseThrow().status()) {
            case REJECTED -> Outcome.REJECTED;
            case SOFT_FAILED -> Outcome.SOFT_FAILED;
            case ACCEPTED, WITHHELD, OUTLIER -> Outcome.KNOWN;
        };
    }

    /** Where servers draw the IDs, one may give the same to two events: the one that came first has it. */
    private static boolean isAnother(Optional<StoredEvent> known, Event event) {
        if (!event.version().eventIdIsField() || known.isEmpty()) return false;
        Event first = known.get().event();
        return !first.room().equals(event.room())
                || !Arrays.equals(
                        ReferenceHash.of(first.json(), first.version()),
                        ReferenceHash.of(event.json(), event.version()));
    }

    private void accept(Judged judged, Audience audience) {
        boolean enters = mayBringServer(judged);
        StoredEvent stored = audience == Audience.US ? placing.accept(judged) : sent(judged, audience);
        arrive(stored);
        if (enters) outgoing.bringUpToDate(stored);
    }

    /** A join of another server that nobody is in the room from. */
    private boolean mayBringServer(Judged judged) {
        Event event = judged.event();
        return event.is(EventType.MEMBER)
                && event.membership().filter(Membership.JOIN::equals).isPresent()
                && !view.isOurs(event)
                && !view.servers(judged.head().nid()).containsKey(event.sender().server());
    }

    private StoredEvent sent(Judged judged, Audience audience) {
        ServerName but =
                audience == Audience.ALL ? null : judged.event().sender().server();
        return outgoing.send(judged.head(), judged.event(), () -> placing.accept(judged), but);
    }

    private Result hide(Judged judged, EventStatus status, Verdict why) {
        arrive(placing.keepHidden(judged, status));
        Outcome outcome = status == EventStatus.REJECTED ? Outcome.REJECTED : Outcome.SOFT_FAILED;
        return new Result(outcome, why);
    }

    private boolean isHeard(RoomHead head, Event event) {
        return view.desk().partners().mayBeHeard(event.sender().server(), head.host());
    }

    private Set<EventId> missingBefore(Event event) {
        Set<EventId> missing = new HashSet<>(event.prevEvents());
        for (StoredEvent prev : view.events(event.prevEvents()).values())
            if (prev.after() != null) missing.remove(prev.event().id());
        return missing;
    }

    /** Told by another server, or what the events before it leave; where some are missing, what the others leave. */
    StateRoot before(RoomHead head, Event event, @Nullable List<EventId> told) {
        if (event.prevEvents().isEmpty()) return StateRoot.EMPTY;
        List<StateRoot> states = new ArrayList<>();
        if (told != null) states.add(view.editor().put(StateRoot.EMPTY, view.named(told)));
        else
            for (StoredEvent prev : view.events(event.prevEvents()).values())
                Optional.ofNullable(prev.after()).ifPresent(states::add);
        if (states.isEmpty()) throw new IllegalStateException("the state before " + event + " is not known");
        StateRoot before = view.resolve(head.version(), states);
        return head.isPartial() ? view.editor().put(before, unknownMembers(before, event)) : before;
    }

    /**
     * Until all members of a room are known, an event's {@code auth_events} are believed as to those who are not, and stay
     * in the state: whoever speaks is shown by name. When all are known it is judged again.
     */
    private Map<StateKey, EventId> unknownMembers(StateRoot state, Event event) {
        Map<StateKey, EventId> named = new HashMap<>();
        for (StoredEvent auth : view.events(event.authEvents()).values())
            auth.event()
                    .stateKey()
                    .filter(key -> key.type().equals(EventType.MEMBER) && !isRejected(auth))
                    .filter(key -> auth.event().room().equals(event.room()))
                    .ifPresent(key -> named.put(key, auth.event().id()));
        named.keySet().removeAll(view.states().get(state, named.keySet()).keySet());
        return named;
    }

    Verdict judgeByPast(Judged judged) {
        Event event = judged.event();
        if (isAnotherCreate(judged.head(), event)) return Verdict.reject(Rule.CREATE_OF_A_ROOM_THAT_EXISTS);
        Map<StateKey, StoredEvent> part = view.state(judged.before(), AuthEvents.needed(event));
        Map<EventId, StoredEvent> auth = view.events(event.authEvents());
        Collection<Event> listed =
                auth.values().stream().map(StoredEvent::event).toList();
        Verdict list = AuthEventList.judge(event, listed, each -> isRejected(auth.get(each.id())));
        if (!list.isAllowed()) return list;
        Optional<Event> create = Optional.ofNullable(part.get(StateKey.CREATE)).map(StoredEvent::event);
        Verdict byAuth = view.desk().authoriser().judge(event, AuthEvents.state(listed, create));
        return byAuth.isAllowed() ? view.desk().authoriser().judge(event, View.stateOf(part)) : byAuth;
    }

    /** The rules judge a create event by itself; before room version 12 its room's server could make a second one. */
    private boolean isAnotherCreate(RoomHead head, Event event) {
        if (!event.is(EventType.CREATE)) return false;
        StoredEvent create = view.state(head.state(), Set.of(StateKey.CREATE)).get(StateKey.CREATE);
        return create == null || !create.event().id().equals(event.id());
    }

    /** What decides about the event now: what the rules look at, the room's list of servers, and its policy server. */
    private Map<StateKey, StoredEvent> current(RoomHead head, Event event) {
        Set<StateKey> keys = new HashSet<>(AuthEvents.needed(event));
        keys.add(StateKey.POLICY);
        keys.add(StateKey.SERVER_ACL);
        StateRoot state = head.state();
        if (head.isPartial()) state = view.editor().put(state, unknownMembers(state, event));
        return view.state(state, keys);
    }

    /** Whether nothing speaks against it now that could have changed since it came. */
    boolean isAllowedNow(RoomHead head, Event event) {
        Map<StateKey, StoredEvent> current = current(head, event);
        return view.desk().authoriser().judge(event, View.stateOf(current)).isAllowed() && isListed(event, current);
    }

    /** The room's list keeps its server's events out whoever brings them; that of others is asked where requests come in. */
    private boolean isListed(Event event, Map<StateKey, StoredEvent> current) {
        return view.isOurs(event)
                || ServerAcl.of(View.stateOf(current))
                        .allowsAt(view.desk().own(), event.sender().server());
    }

    private static boolean isRejected(@Nullable StoredEvent auth) {
        return auth != null && auth.status() == EventStatus.REJECTED;
    }
}
