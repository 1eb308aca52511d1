package org.enishi.spec.rooms;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.RoomState;
import org.enishi.event.RoomVersion;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.id.UserId;
import org.enishi.json.ContentHash;
import org.enishi.json.EventReader;
import org.enishi.json.Json;
import org.enishi.json.Naming;
import org.enishi.rules.auth.AuthEvents;
import org.enishi.rules.auth.Authoriser;
import org.enishi.rules.auth.Verdict;
import org.enishi.rules.state.AuthChains;
import org.enishi.rules.state.EventGraph;
import org.enishi.signing.EventSigner;
import org.enishi.signing.SigningKey;
import org.jspecify.annotations.Nullable;

/** A room on paper: events and state in memory, no server. Alice made it and is in it. */
final class PaperRoom {
    static final UserId ALICE = new UserId("@alice:one.example");
    static final UserId BOB = new UserId("@bob:two.example");
    static final UserId CAROL = new UserId("@carol:three.example");
    static final UserId DAVE = new UserId("@dave:one.example");

    private static final SigningKey KEY = new SigningKey("ed25519:paper", new byte[SigningKey.SEED_BYTES]);

    final RoomVersion version;
    final Map<StateKey, Event> state = new TreeMap<>();
    private final Map<EventId, EventGraph.Known> events;
    private List<EventId> last = List.of();
    private long depth;
    private long clock = 1_000;
    private String roomId = "!paper:one.example";

    private PaperRoom(RoomVersion version, Map<EventId, EventGraph.Known> events) {
        this.version = version;
        this.events = events;
    }

    static PaperRoom of(RoomVersion version) {
        return of(version, UnaryOperator.identity());
    }

    static PaperRoom of(RoomVersion version, UnaryOperator<JsonObjectBuilder> create) {
        var room = new PaperRoom(version, new HashMap<>());
        var content = Json.object().add("room_version", version.id());
        if (!version.creatorIsSender()) content.add("creator", ALICE.value());
        Event made = room.add(ALICE, "m.room.create", "", create.apply(content).build());
        room.roomId = made.room().value();
        room.member(ALICE, ALICE, "join");
        return room;
    }

    /** Another history that begins here; both know all events. */
    PaperRoom fork() {
        var fork = new PaperRoom(version, events);
        fork.state.putAll(state);
        fork.last = last;
        fork.depth = depth;
        fork.clock = clock;
        fork.roomId = roomId;
        return fork;
    }

    /** The room with the same events, at another place: behind these events, where this is the state. */
    PaperRoom standing(List<EventId> behind, Map<StateKey, Event> there) {
        PaperRoom room = fork();
        room.state.clear();
        room.state.putAll(there);
        room.last = List.copyOf(behind);
        return room;
    }

    PaperRoom at(long time) {
        clock = time;
        return this;
    }

    /** An event as its server would build it here, not added. */
    Event make(UserId sender, String type, @Nullable String key, JsonObject content) {
        return EventSigner.build(json(sender, type, key, content).build(), version, sender.server(), KEY);
    }

    /** As {@link #make}, by a server that does not care what it sends. */
    Event foreign(UserId sender, String type, @Nullable String key, JsonObject content) {
        var named = Naming.named(json(sender, type, key, content).build(), version, sender.server());
        return EventReader.read(EventSigner.sign(ContentHash.add(named), version, sender.server(), KEY), version);
    }

    JsonObjectBuilder json(UserId sender, String type, @Nullable String key, JsonObject content) {
        var auth =
                AuthEvents.select(version, new AuthEvents.Planned(new EventType(type), sender, key, content)).stream()
                        .filter(state::containsKey)
                        .map(wanted -> at(wanted).id())
                        .toList();
        var json = Json.object()
                .add("type", type)
                .add("sender", sender.value())
                .add("content", content)
                .add("origin_server_ts", clock++)
                .add("depth", 1 + depth)
                .add("prev_events", citing(last))
                .add("auth_events", citing(auth));
        if (key != null) json.add("state_key", key);
        boolean namesNoRoom = type.equals("m.room.create") && version.roomIdIsCreateEventHash();
        return namesNoRoom ? json : json.add("room_id", roomId);
    }

    /** These events of the room as its version cites them. */
    JsonArray citing(List<EventId> ids) {
        return Naming.citing(
                version,
                ids,
                named -> named.stream()
                        .map(id -> Objects.requireNonNull(events.get(id)).event())
                        .toList());
    }

    /** Adds without asking the rules. */
    Event add(Event event) {
        events.put(event.id(), new EventGraph.Known(event, false));
        event.stateKey().ifPresent(key -> state.put(key, event));
        last = List.of(event.id());
        depth = event.depth();
        return event;
    }

    Event add(UserId sender, String type, String key, JsonObject content) {
        return add(make(sender, type, key, content));
    }

    Event member(UserId sender, UserId target, String membership) {
        return add(membership(sender, target, membership));
    }

    Event membership(UserId sender, UserId target, String membership) {
        return make(sender, "m.room.member", target.value(), content("membership", membership));
    }

    Event joinRule(String rule) {
        return add(ALICE, "m.room.join_rules", "", content("join_rule", rule));
    }

    Event powerLevels(UserId sender, String json) {
        return add(sender, "m.room.power_levels", "", json(json));
    }

    /** What the rules say to an event in the current state. */
    Verdict judge(Event event) {
        return new Authoriser().judge(event, state());
    }

    RoomState state() {
        return key -> Optional.ofNullable(state.get(key));
    }

    Event at(StateKey key) {
        return Objects.requireNonNull(state.get(key));
    }

    void markRejected(Event event) {
        events.put(event.id(), new EventGraph.Known(event, true));
    }

    EventGraph.Known known(EventId id) {
        return Objects.requireNonNull(events.get(id));
    }

    Collection<EventGraph.Known> events() {
        return events.values();
    }

    EventGraph graph(Map<StateKey, EventId> unconflicted) {
        return new EventGraph() {
            @Override
            public Map<EventId, Known> load(Collection<EventId> ids) {
                Map<EventId, Known> found = new HashMap<>(events);
                found.keySet().retainAll(Set.copyOf(ids));
                return found;
            }

            @Override
            public Set<EventId> heldByAll(Set<EventId> candidates) {
                return new AuthChains(this).among(unconflicted.values(), candidates);
            }
        };
    }

    static JsonObject content(String key, String value) {
        return Json.object().add(key, value).build();
    }

    static JsonObject json(String text) {
        return Json.read(text.replace('\'', '"').getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    static final JsonObject EMPTY = JsonValue.EMPTY_JSON_OBJECT;
}
