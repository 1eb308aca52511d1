package org.enishi.fuzz;

import static org.enishi.fuzz.ForeignBytes.require;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enishi.event.Event;
import org.enishi.event.RoomVersion;
import org.enishi.json.ContentHash;
import org.enishi.json.EventReader;
import org.enishi.json.InvalidEvent;
import org.enishi.json.InvalidJson;
import org.enishi.json.Json;
import org.enishi.rules.auth.AuthEventList;
import org.enishi.rules.auth.AuthEvents;
import org.enishi.rules.auth.Authoriser;
import org.enishi.rules.auth.Verdict;

/**
 * A list of events, each reduced to {@code [type, state key, sender, content]} so that the fuzzer need not learn the
 * rest: all but the last are the state, the last is judged.
 */
final class RuleBytes implements ForeignBytes {
    private final Authoriser authoriser = new Authoriser();

    @Override
    public void take(byte[] bytes) {
        JsonValue value;
        try {
            value = Json.readValue(bytes);
        } catch (InvalidJson no) {
            return;
        }
        if (value instanceof JsonArray list) for (RoomVersion version : RoomVersion.values()) judge(list, version);
    }

    private void judge(JsonArray list, RoomVersion version) {
        List<Event> events = new ArrayList<>();
        for (JsonValue entry : list) event(entry, events, version).ifPresent(events::add);
        if (events.isEmpty()) return;
        Event last = events.get(events.size() - 1);
        List<Event> state = events.subList(0, events.size() - 1);
        Optional<Event> create = state.stream().findFirst();
        Verdict verdict = authoriser.judge(last, AuthEvents.state(state, create));
        require(
                verdict.equals(authoriser.judge(last, AuthEvents.state(state, create))),
                "the same question has the same answer");
        AuthEventList.judge(last, state, event -> false);
    }

    private static Optional<Event> event(JsonValue entry, List<Event> before, RoomVersion version) {
        boolean shaped = entry instanceof JsonArray parts
                && parts.size() == 4
                && parts.get(0) instanceof JsonString
                && parts.get(2) instanceof JsonString
                && parts.get(3) instanceof JsonObject;
        if (!shaped) return Optional.empty();
        JsonArray parts = entry.asJsonArray();
        var json = Json.object()
                .add("type", parts.get(0))
                .add("sender", parts.get(2))
                .add("content", parts.get(3))
                .add("origin_server_ts", before.size())
                .add("depth", before.size())
                .add("prev_events", Json.array())
                .add("auth_events", Json.array())
                .add(
                        "signatures",
                        Json.object().add("one.example", Json.object().add("ed25519:1", "c2ln")));
        if (parts.get(1) instanceof JsonString) json.add("state_key", parts.get(1));
        boolean first = before.isEmpty() && version.roomIdIsCreateEventHash();
        if (!first)
            json.add(
                    "room_id",
                    before.isEmpty()
                            ? "!room:one.example"
                            : before.get(0).room().value());
        if (!before.isEmpty()) json.add("prev_events", Json.array().add(reference(before.get(0), version)));
        if (namesItself(version)) json.add("event_id", "$" + before.size() + ":one.example");
        try {
            return Optional.of(EventReader.read(ContentHash.add(json.build()), version));
        } catch (InvalidEvent | InvalidJson no) {
            return Optional.empty();
        }
    }

    /** Room versions 1 and 2, in which events carry their ID and are cited with a hash beside it. */
    private static boolean namesItself(RoomVersion version) {
        return List.of("1", "2").contains(version.id());
    }

    private static JsonValue reference(Event event, RoomVersion version) {
        JsonValue id = Json.text(event.id().value());
        return namesItself(version)
                ? Json.array()
                        .add(id)
                        .add(Json.object().add("sha256", "aGFzaA"))
                        .build()
                : id;
    }
}
