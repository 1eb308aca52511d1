package org.enishi.bench;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.RoomState;
import org.enishi.event.RoomVersion;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.id.UserId;
import org.enishi.json.Json;
import org.enishi.rules.auth.AuthEvents;
import org.enishi.signing.EventSigner;
import org.enishi.signing.SigningKey;

/** A public room of Alice's, in memory, with as many members as wanted. */
final class BenchRoom {
    static final RoomVersion VERSION = RoomVersion.V12;
    static final UserId ALICE = new UserId("@alice:one.example");
    static final SigningKey KEY = new SigningKey("ed25519:bench", new byte[SigningKey.SEED_BYTES]);

    final List<Event> events;
    final Map<StateKey, Event> state;
    private EventId last;
    private String room = "";
    private long clock = 1_700_000_000_000L;

    BenchRoom(int members) {
        events = new ArrayList<>();
        state = new HashMap<>();
        last = new EventId("$none");
        Event create = add(
                ALICE,
                EventType.CREATE,
                "",
                Json.object().add("room_version", VERSION.id()).build());
        room = create.room().value();
        member(ALICE, ALICE, "join");
        levels(50);
        add(
                ALICE,
                EventType.JOIN_RULES,
                "",
                Json.object().add("join_rule", "public").build());
        for (int i = 0; i < members; i++) member(user(i), user(i), "join");
    }

    private BenchRoom(BenchRoom other) {
        events = new ArrayList<>();
        state = new HashMap<>(other.state);
        last = other.last;
        room = other.room;
        clock = other.clock;
    }

    /** Another history from here on; its events are only the new ones. */
    BenchRoom fork() {
        return new BenchRoom(this);
    }

    static UserId user(int number) {
        return new UserId("@member" + number + ":server" + number % 50 + ".example");
    }

    Event member(UserId sender, UserId target, String membership) {
        JsonObject content = Json.object()
                .add("membership", membership)
                .add("displayname", "Some Body")
                .build();
        return add(sender, EventType.MEMBER, target.value(), content);
    }

    Event levels(int kick) {
        var users = Json.object();
        for (int i = 0; i < 10; i++) users.add(user(i).value(), 50);
        return add(
                ALICE,
                EventType.POWER_LEVELS,
                "",
                Json.object().add("users", users).add("kick", kick).build());
    }

    Event message(UserId sender) {
        var content = Json.object().add("msgtype", "m.text").add("body", "Nothing new, but said at some length.");
        return build(sender, EventType.MESSAGE, null, content.build());
    }

    RoomState state() {
        return key -> Optional.ofNullable(state.get(key));
    }

    private Event add(UserId sender, EventType type, String key, JsonObject content) {
        Event event = build(sender, type, key, content);
        events.add(event);
        event.stateKey().ifPresent(place -> state.put(place, event));
        last = event.id();
        return event;
    }

    private Event build(
            UserId sender, EventType type, @org.jspecify.annotations.Nullable String key, JsonObject content) {
        boolean first = type.equals(EventType.CREATE);
        List<String> auth = AuthEvents.select(VERSION, new AuthEvents.Planned(type, sender, key, content)).stream()
                .flatMap(wanted -> Optional.ofNullable(state.get(wanted)).stream())
                .map(event -> event.id().value())
                .toList();
        var json = Json.object()
                .add("type", type.value())
                .add("sender", sender.value())
                .add("content", content)
                .add("origin_server_ts", clock++)
                .add("depth", 1 + events.size())
                .add("prev_events", Json.array(first ? List.of() : List.of(last.value())))
                .add("auth_events", Json.array(auth));
        if (key != null) json.add("state_key", key);
        if (!first) json.add("room_id", room);
        return EventSigner.build(json.build(), VERSION, sender.server(), KEY);
    }
}
