package org.enishi.journal.draft;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.Membership;
import org.enishi.event.RoomVersion;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.id.UserId;
import org.enishi.journal.NewEvent;
import org.enishi.journal.RoomHead;
import org.enishi.journal.draft.Placing.Judged;
import org.enishi.journal.draft.Recording.Audience;
import org.enishi.json.InvalidEvent;
import org.enishi.json.InvalidJson;
import org.enishi.json.Json;
import org.enishi.json.Naming;
import org.enishi.rules.auth.AuthEvents;
import org.enishi.rules.auth.Verdict;
import org.enishi.rules.content.Level;
import org.enishi.signing.EventSigner;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.state.StateRoot;

/** Builds events of local users at the end of a room, asks the rules, and places them. */
final class Appending {
    private static final int MAX_PREV_EVENTS = 10;

    private final View view;
    private final Placing placing;
    private final Outgoing outgoing;

    Appending(View view) {
        this.view = view;
        this.placing = new Placing(view);
        this.outgoing = new Outgoing(view, placing);
    }

    /** The place at which an event is built. */
    private record Spot(RoomHead head, StateRoot state, List<EventId> prev, Map<StateKey, StoredEvent> part) {}

    Event append(RoomHead head, NewEvent wanted) {
        requireSpeech(head, wanted.type(), wanted.content());
        Optional<Event> endorsed = view.endorsements().built(wanted).filter(this::hasItsPast);
        if (endorsed.isPresent()) return take(head, endorsed.get());
        Spot spot = spot(head, wanted);
        requireKnown(spot, wanted);
        Optional<Event> same = unchanged(spot, wanted);
        if (same.isPresent()) return same.get();
        Event event = build(spot, wanted);
        requireAllowed(view.desk().authoriser().judge(event, View.stateOf(spot.part)));
        requirePlainLevels(event);
        new Endorsing(view, head, spot.part.get(StateKey.POLICY)).wants(wanted, event);
        place(head, event, spot.state);
        return event;
    }

    /** What was built before; in the meantime the room may have gone on. */
    Event take(RoomHead head, Event event) {
        requireSpeech(head, event.type(), event.content());
        requireAllowed(
                new Recording(view).record(head, event, null, Audience.ALL).verdict());
        return event;
    }

    /** An attempt that was given up may have stood on what others wrote who were given up, too. */
    private boolean hasItsPast(Event event) {
        return view.events(event.prevEvents()).keySet().containsAll(event.prevEvents());
    }

    /** Something that stays here. */
    void tell(RoomHead head, NewEvent wanted) {
        Spot spot = spot(head, wanted);
        placing.keepToOurselves(Judged.fresh(head, build(spot, wanted), spot.state));
    }

    private void requireSpeech(RoomHead head, EventType type, JsonObject content) {
        view.desk().partners().silence(head.nid(), type, content).ifPresent(why -> {
            throw MatrixException.forbidden(why);
        });
    }

    /** A message that nobody is to see or to be sent; where it is put, the room's history has a place. */
    Event unseen(RoomHead head, NewEvent wanted) {
        return build(spot(head, wanted), wanted);
    }

    /** The first event of a room. */
    Event begin(RoomHead unborn, Event create) {
        requireAllowed(view.desk().authoriser().judge(create, key -> Optional.empty()));
        placing.accept(Judged.fresh(unborn, create, StateRoot.EMPTY));
        return create;
    }

    Event sign(JsonObject built, RoomVersion version) {
        try {
            return EventSigner.build(
                    built, version, view.desk().own(), view.desk().key().get());
        } catch (InvalidEvent wrong) {
            ErrorCode code = wrong.tooLarge() ? ErrorCode.M_TOO_LARGE : ErrorCode.M_BAD_JSON;
            throw new MatrixException(code, String.valueOf(wrong.getMessage()));
        } catch (InvalidJson wrong) {
            throw MatrixException.badJson(String.valueOf(wrong.getMessage()));
        }
    }

    static void requireAllowed(Verdict verdict) {
        if (verdict instanceof Verdict.Rejected rejected)
            throw MatrixException.forbidden(rejected.rule().sentence());
    }

    /** Older versions read levels written as strings, but nobody here sends such. */
    private static void requirePlainLevels(Event event) {
        boolean plain = event.version().powerLevelsAreIntegers()
                || !event.stateKey().filter(StateKey.POWER_LEVELS::equals).isPresent()
                || Level.plain(event.content(), event.version()).equals(event.content());
        if (!plain) throw MatrixException.badJson("Power levels are integers");
    }

    private void place(RoomHead head, Event event, StateRoot state) {
        Judged judged = Judged.fresh(head, event, state);
        placing.record(judged);
        outgoing.send(head, event, () -> placing.accept(judged), null);
    }

    private Spot spot(RoomHead head, NewEvent wanted) {
        List<EventId> prev = head.extremities();
        StateRoot state = head.state();
        if (prev.size() > MAX_PREV_EVENTS) {
            prev = prev.subList(prev.size() - MAX_PREV_EVENTS, prev.size());
            state = stateAfter(head, prev);
        }
        return new Spot(head, state, prev, view.state(state, keys(head, wanted)));
    }

    private StateRoot stateAfter(RoomHead head, Collection<EventId> prev) {
        List<StateRoot> states =
                view.events(prev).values().stream().map(Placing::requireState).toList();
        return view.resolve(head.version(), states);
    }

    private static Set<StateKey> keys(RoomHead head, NewEvent wanted) {
        Set<StateKey> keys = new HashSet<>(authKeys(head, wanted));
        keys.add(StateKey.CREATE);
        keys.add(StateKey.POLICY);
        if (wanted.stateKey() != null) keys.add(new StateKey(wanted.type(), wanted.stateKey()));
        return keys;
    }

    private static Set<StateKey> authKeys(RoomHead head, NewEvent wanted) {
        return AuthEvents.select(
                head.version(),
                new AuthEvents.Planned(wanted.type(), wanted.sender(), wanted.stateKey(), wanted.content()));
    }

    /** The same state by the same user again is no event, as long as the user may speak. */
    private static Optional<Event> unchanged(Spot spot, NewEvent wanted) {
        if (wanted.stateKey() == null || !isJoined(spot, wanted.sender())) return Optional.empty();
        return Optional.ofNullable(spot.part.get(new StateKey(wanted.type(), wanted.stateKey())))
                .map(StoredEvent::event)
                .filter(event -> event.sender().equals(wanted.sender()))
                .filter(event -> event.content().equals(wanted.content()));
    }

    /** What somebody is becomes something else only where it is known what they are. */
    private static void requireKnown(Spot spot, NewEvent wanted) {
        boolean unknown = spot.head.isPartial()
                && wanted.stateKey() != null
                && wanted.type().equals(EventType.MEMBER)
                && !spot.part.containsKey(new StateKey(wanted.type(), wanted.stateKey()));
        if (unknown) throw RoomHead.notWhole();
    }

    private static boolean isJoined(Spot spot, UserId user) {
        return Optional.ofNullable(spot.part.get(StateKey.member(user)))
                .flatMap(member -> member.event().membership())
                .filter(Membership.JOIN::equals)
                .isPresent();
    }

    private Event build(Spot spot, NewEvent wanted) {
        RoomHead head = spot.head;
        JsonObjectBuilder json = Json.object()
                .add("type", wanted.type().value())
                .add("room_id", head.id().value())
                .add("sender", wanted.sender().value())
                .add("origin_server_ts", view.desk().clock().millis())
                .add("depth", head.version().depthAfter(head.depth()))
                .add("prev_events", Naming.citing(head.version(), spot.prev, this::look))
                .add("auth_events", Naming.citing(head.version(), authEvents(spot, wanted), this::look));
        if (wanted.stateKey() != null) json.add("state_key", wanted.stateKey());
        addContent(json, head, wanted);
        return sign(json.build(), head.version());
    }

    /** Before version 11 a redaction names its target beside the content. */
    private static void addContent(JsonObjectBuilder json, RoomHead head, NewEvent wanted) {
        JsonObject content = wanted.content();
        boolean beside = !head.version().redactsIsInContent() && wanted.type().equals(EventType.REDACTION);
        if (beside && content.containsKey("redacts")) {
            json.add("redacts", content.get("redacts"));
            content = Json.object(content).remove("redacts").build();
        }
        json.add("content", content);
    }

    private static List<EventId> authEvents(Spot spot, NewEvent wanted) {
        return authKeys(spot.head, wanted).stream()
                .map(spot.part::get)
                .filter(Objects::nonNull)
                .map(stored -> stored.event().id())
                .toList();
    }

    private List<Event> look(List<EventId> ids) {
        return view.events(ids).values().stream().map(StoredEvent::event).toList();
    }
}
