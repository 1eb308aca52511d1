package org.enishi.differential;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enishi.differential.Drafts.Draft;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.RoomState;
import org.enishi.event.RoomVersion;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.json.InvalidEvent;
import org.enishi.json.InvalidJson;
import org.enishi.json.Json;
import org.enishi.json.ReferenceHash;
import org.enishi.json.UnpaddedBase64;
import org.enishi.rules.auth.AuthEventList;
import org.enishi.rules.auth.AuthEvents;
import org.enishi.rules.auth.AuthEvents.Planned;
import org.enishi.rules.auth.Authoriser;
import org.enishi.rules.auth.Verdict;
import org.enishi.rules.state.EventGraph;
import org.enishi.signing.EventSigner;
import org.enishi.signing.SigningKey;

/** A room that chance has made: events on branches that part and meet, each with our verdicts. */
final class GeneratedRoom {
    static final SigningKey KEY = new SigningKey("ed25519:paper", new byte[SigningKey.SEED_BYTES]);
    private static final int RECENT = 6;

    private final RoomVersion version;
    private final Chance chance;
    private final Drafts drafts;
    private final Authoriser authoriser = new Authoriser();
    private final Map<EventId, Judged> events = new LinkedHashMap<>();
    private final List<Point> points = new ArrayList<>();
    private final List<Fork> forks = new ArrayList<>();
    private String roomId = "!room:one.example";

    /** An event and what our rules say: to its list, against its own auth events, against the state before it. */
    record Judged(Event event, Map<StateKey, Event> before, Verdict list, Verdict auth, Verdict state) {
        boolean isAccepted() {
            return list.isAllowed() && auth.isAllowed() && state.isAllowed();
        }
    }

    /** After an accepted event. */
    private record Point(Event event, Map<StateKey, Event> state) {}

    /** Several states and what we make of them. */
    record Fork(List<Map<StateKey, Event>> states, Map<StateKey, Event> resolved) {}

    private GeneratedRoom(RoomVersion version, long seed) {
        this.version = version;
        this.chance = new Chance(seed);
        this.drafts = new Drafts(version, chance);
    }

    static GeneratedRoom of(RoomVersion version, long seed, int steps) {
        var room = new GeneratedRoom(version, seed);
        room.add(drafts -> drafts.create());
        room.add(drafts -> drafts.founderJoins());
        if (room.chance.percent(85)) room.add(drafts -> drafts.firstLevels());
        if (room.chance.percent(75)) room.add(drafts -> drafts.openDoor());
        for (int i = 0; i < steps && !room.points.isEmpty(); i++) room.step();
        return room;
    }

    List<Judged> events() {
        return List.copyOf(events.values());
    }

    List<Fork> forks() {
        return forks;
    }

    private void add(java.util.function.Function<Drafts, Draft> what) {
        List<Point> last = points.isEmpty() ? List.of() : List.of(points.get(points.size() - 1));
        put(what.apply(drafts), last, last.isEmpty() ? Map.of() : last.get(0).state());
    }

    private void step() {
        List<Point> recent = points.subList(Math.max(0, points.size() - RECENT), points.size());
        Map<EventId, Point> prev = new LinkedHashMap<>();
        int parents = chance.percent(35) ? 2 + chance.below(2) : 1;
        for (int i = 0; i < parents; i++) {
            Point point = chance.percent(60) ? recent.get(recent.size() - 1) : chance.of(recent);
            prev.put(point.event().id(), point);
        }
        List<Point> meeting = List.copyOf(prev.values());
        Map<StateKey, Event> state = state(meeting);
        put(drafts.next(state), meeting, state);
    }

    private Map<StateKey, Event> state(List<Point> meeting) {
        if (meeting.size() == 1) return meeting.get(0).state();
        List<Map<StateKey, Event>> states = meeting.stream().map(Point::state).toList();
        Map<StateKey, Event> resolved = new States(version, this::load).resolve(states);
        forks.add(new Fork(states, resolved));
        return resolved;
    }

    private void put(Draft draft, List<Point> prev, Map<StateKey, Event> state) {
        Event event;
        try {
            event = event(draft, prev, authEvents(draft, state));
        } catch (InvalidEvent | InvalidJson notOfThisVersion) {
            return;
        }
        if (event.is(EventType.CREATE) && events.isEmpty())
            roomId = event.room().value();
        List<Event> listed =
                event.authEvents().stream().map(id -> events.get(id).event()).toList();
        Verdict list =
                event.is(EventType.CREATE) ? Verdict.ALLOW : AuthEventList.judge(event, listed, this::isRejected);
        Verdict auth = authoriser.judge(event, AuthEvents.state(listed, impliedCreate()));
        var judged = new Judged(event, state, list, auth, authoriser.judge(event, at(state)));
        events.putIfAbsent(event.id(), judged);
        if (!judged.isAccepted()) return;
        Map<StateKey, Event> after = new HashMap<>(state);
        event.stateKey().ifPresent(key -> after.put(key, event));
        points.add(new Point(event, after));
    }

    private boolean isRejected(Event event) {
        return !events.get(event.id()).isAccepted();
    }

    private Optional<Event> impliedCreate() {
        if (!version.roomIdIsCreateEventHash()) return Optional.empty();
        return events.values().stream().findFirst().map(Judged::event);
    }

    static RoomState at(Map<StateKey, Event> state) {
        return key -> Optional.ofNullable(state.get(key));
    }

    /** Those that the specification selects; now and then one is missing, too many, or outdated. */
    private List<Event> authEvents(Draft draft, Map<StateKey, Event> state) {
        var planned = new Planned(new EventType(draft.type()), draft.sender(), draft.key(), draft.content());
        List<Event> chosen = new ArrayList<>();
        for (StateKey key : AuthEvents.select(version, planned)) if (state.containsKey(key)) chosen.add(state.get(key));
        if (events.isEmpty() || chosen.isEmpty() || !chance.percent(12)) return chosen;
        Event any = chance.of(List.copyOf(events.values())).event();
        int place = chance.below(chosen.size());
        switch (chance.below(6)) {
            case 0 -> chosen.remove(place);
            case 1 -> chosen.add(any);
            default -> outdate(chosen, place);
        }
        return chosen;
    }

    private void outdate(List<Event> chosen, int place) {
        List<Event> same = events.values().stream()
                .map(Judged::event)
                .filter(event -> event.stateKey().equals(chosen.get(place).stateKey()))
                .toList();
        chosen.set(place, chance.of(same));
    }

    private Event event(Draft draft, List<Point> prev, List<Event> auth) {
        long depth =
                prev.stream().mapToLong(point -> point.event().depth()).max().orElse(0) + 1;
        var json = Json.object()
                .add("type", draft.type())
                .add("sender", draft.sender().value())
                .add("content", draft.content())
                .add("origin_server_ts", 1_000 + events.size() / 3 - chance.below(8))
                .add("depth", chance.percent(96) ? depth : chance.below(30))
                .add("prev_events", references(prev.stream().map(Point::event).toList()))
                .add("auth_events", references(auth));
        if (draft.key() != null) json.add("state_key", draft.key());
        boolean namesNoRoom = draft.type().equals("m.room.create") && version.roomIdIsCreateEventHash();
        if (!namesNoRoom) json.add("room_id", roomId);
        if (namesItself())
            json.add("event_id", "$" + events.size() + ":" + draft.sender().server());
        if (chance.percent(15)) json.add(chance.of(List.of("origin", "prev_state", "membership", "x")), chance.json(2));
        if (draft.type().equals("m.room.redaction"))
            json.add("redacts", "$nothing:" + chance.of(Drafts.USERS).server());
        Event event = EventSigner.build(json.build(), version, draft.sender().server(), KEY);
        return vouched(event);
    }

    private Event vouched(Event event) {
        Optional<ServerName> server = event.contentString("join_authorised_via_users_server")
                .filter(UserId::isWellFormed)
                .map(user -> new UserId(user).server());
        if (server.isEmpty() || chance.percent(15)) return event;
        return EventSigner.cosign(event, server.get(), KEY);
    }

    private boolean namesItself() {
        return Set.of("1", "2").contains(version.id());
    }

    private JsonArrayBuilder references(Collection<Event> cited) {
        JsonArrayBuilder references = Json.array();
        for (Event event : cited) references.add(reference(event));
        return references;
    }

    private JsonValue reference(Event event) {
        JsonValue id = Json.text(event.id().value());
        if (!namesItself()) return id;
        String hash = UnpaddedBase64.encode(ReferenceHash.of(event.json(), version));
        return Json.array().add(id).add(Json.object().add("sha256", hash)).build();
    }

    private Map<EventId, EventGraph.Known> load(Collection<EventId> ids) {
        Map<EventId, EventGraph.Known> found = new HashMap<>();
        for (EventId id : ids) {
            Judged judged = events.get(id);
            if (judged != null) found.put(id, new EventGraph.Known(judged.event(), !judged.isAccepted()));
        }
        return found;
    }

    /** As the other server is asked. */
    JsonObject question() {
        List<EventId> order = List.copyOf(events.keySet());
        Map<EventId, Integer> index = new HashMap<>();
        for (EventId id : order) index.put(id, index.size());
        JsonArrayBuilder told = Json.array();
        events.values()
                .forEach(judged -> told.add(Json.object()
                        .add("json", judged.event().json())
                        .add("rejected", !judged.isAccepted())
                        .add("before", indices(judged.before(), index))));
        JsonArrayBuilder asked = Json.array();
        for (Fork fork : forks) {
            JsonArrayBuilder states = Json.array();
            fork.states().forEach(state -> states.add(indices(state, index)));
            asked.add(states);
        }
        return Json.object()
                .add("version", version.id())
                .add("events", told)
                .add("forks", asked)
                .build();
    }

    private static JsonArrayBuilder indices(Map<StateKey, Event> state, Map<EventId, Integer> index) {
        JsonArrayBuilder indices = Json.array();
        state.values().stream().map(event -> index.get(event.id())).sorted().forEach(indices::add);
        return indices;
    }
}
