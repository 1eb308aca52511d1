package org.enishi.rules.state;

import jakarta.json.JsonObject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.enishi.event.Event;
import org.enishi.event.RoomState;
import org.enishi.event.RoomVersion;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.id.UserId;
import org.enishi.json.Json;
import org.enishi.rules.auth.Authoriser;
import org.enishi.signing.EventSigner;
import org.enishi.signing.SigningKey;

/** State events that name whatever auth events a test wants, laid out on a table. */
final class Deck {
    static final UserId ALICE = new UserId("@alice:one.example");
    static final UserId BOB = new UserId("@bob:two.example");
    static final UserId CAROL = new UserId("@carol:three.example");
    private static final SigningKey KEY = new SigningKey("ed25519:deck", new byte[SigningKey.SEED_BYTES]);

    final RoomVersion version;
    final Map<EventId, EventGraph.Known> known = new HashMap<>();
    final Set<EventId> asked = new HashSet<>();
    final Event create;
    private long clock = 1_000;

    Deck(RoomVersion version) {
        this.version = version;
        var content = Json.object().add("room_version", version.id());
        if (!version.creatorIsSender()) content.add("creator", ALICE.value());
        this.create = lay(ALICE, "m.room.create", "", content.build());
    }

    /** All that resolve by this algorithm and name events by their hash. */
    static Stream<RoomVersion> versions() {
        return Stream.of(RoomVersion.values())
                .filter(version -> !Set.of("1", "2").contains(version.id()));
    }

    Deck at(long time) {
        clock = time;
        return this;
    }

    /** The create event is named wherever the version wants it. */
    Event lay(UserId sender, String type, String key, JsonObject content, Event... auth) {
        boolean first = type.equals("m.room.create");
        Stream<Event> creates = first || version.roomIdIsCreateEventHash() ? Stream.empty() : Stream.of(create);
        var json = Json.object()
                .add("type", type)
                .add("state_key", key)
                .add("sender", sender.value())
                .add("content", content)
                .add("origin_server_ts", clock++)
                .add("depth", 1)
                .add(
                        "prev_events",
                        Json.array(first ? List.of() : List.of(create.id().value())))
                .add(
                        "auth_events",
                        Json.array(Stream.concat(creates, Stream.of(auth))
                                .map(each -> each.id().value())
                                .toList()));
        boolean unnamed = first && version.roomIdIsCreateEventHash();
        if (!unnamed)
            json.add("room_id", first ? "!deck:one.example" : create.room().value());
        Event event = EventSigner.build(json.build(), version, sender.server(), KEY);
        known.put(event.id(), new EventGraph.Known(event, false));
        return event;
    }

    Event member(UserId sender, UserId target, String membership, Event... auth) {
        JsonObject content = Json.object().add("membership", membership).build();
        return lay(sender, "m.room.member", target.value(), content, auth);
    }

    Event topic(UserId sender, String topic, Event... auth) {
        return lay(sender, "m.room.topic", "", Json.object().add("topic", topic).build(), auth);
    }

    Event joinRule(String rule, Event... auth) {
        return lay(
                ALICE,
                "m.room.join_rules",
                "",
                Json.object().add("join_rule", rule).build(),
                auth);
    }

    /** Alice keeps hers; Bob gets this. */
    Event levels(UserId sender, int bob, Event... auth) {
        var users = Json.object().add(BOB.value(), bob);
        if (!version.creatorsHaveInfinitePower()) users.add(ALICE.value(), 100);
        return lay(
                sender,
                "m.room.power_levels",
                "",
                Json.object().add("users", users).build(),
                auth);
    }

    void reject(Event event) {
        known.put(event.id(), new EventGraph.Known(event, true));
    }

    static Map<StateKey, EventId> state(Event... events) {
        Map<StateKey, EventId> state = new HashMap<>();
        for (Event event : events) state.put(event.stateKey().orElseThrow(), event.id());
        return state;
    }

    RoomState roomState(Map<StateKey, EventId> state) {
        return key ->
                Optional.ofNullable(state.get(key)).map(id -> known.get(id).event());
    }

    EventGraph graph(Map<StateKey, EventId> unconflicted) {
        return new EventGraph() {
            @Override
            public Map<EventId, Known> load(Collection<EventId> ids) {
                asked.addAll(ids);
                Map<EventId, Known> found = new HashMap<>(known);
                found.keySet().retainAll(Set.copyOf(ids));
                return found;
            }

            @Override
            public Set<EventId> heldByAll(Set<EventId> candidates) {
                return new AuthChains(this).among(unconflicted.values(), candidates);
            }
        };
    }

    AuthChains chains() {
        return new AuthChains(graph(Map.of()));
    }

    Set<EventId> fullConflictedSet(Map<StateKey, EventId> unconflicted, List<Map<StateKey, EventId>> conflicted) {
        EventGraph graph = graph(unconflicted);
        return new FullConflictedSet(version, new AuthChains(graph), graph).of(conflicted);
    }

    Map<StateKey, EventId> resolve(Map<StateKey, EventId> unconflicted, List<Map<StateKey, EventId>> conflicted) {
        return new StateResolver(new Authoriser())
                .resolve(version, roomState(unconflicted), conflicted, graph(unconflicted));
    }

    static List<EventId> ids(Event... events) {
        return Stream.of(events).map(Event::id).toList();
    }
}
