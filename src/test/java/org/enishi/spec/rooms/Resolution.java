package org.enishi.spec.rooms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.enishi.event.Event;
import org.enishi.event.RoomState;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.rules.auth.Authoriser;
import org.enishi.rules.state.StateResolver;

/** Resolves whole states of a paper room: parts them as the journal does, and puts the result together. */
final class Resolution {
    private Resolution() {}

    @SafeVarargs
    static Map<StateKey, EventId> resolve(PaperRoom room, Map<StateKey, Event>... states) {
        return resolve(room, List.of(states));
    }

    static Map<StateKey, EventId> resolve(PaperRoom room, List<Map<StateKey, Event>> states) {
        Map<StateKey, Event> agreed = new HashMap<>(states.get(0));
        for (Map<StateKey, Event> state : states)
            agreed.entrySet().removeIf(entry -> !Objects.equals(entry.getValue(), state.get(entry.getKey())));
        List<Map<StateKey, EventId>> conflicted = new ArrayList<>();
        for (Map<StateKey, Event> state : states) {
            Map<StateKey, EventId> rest = ids(state);
            rest.keySet().removeAll(agreed.keySet());
            conflicted.add(rest);
        }
        Map<StateKey, EventId> result = ids(agreed);
        RoomState unconflicted = key -> java.util.Optional.ofNullable(agreed.get(key));
        result.putAll(new StateResolver(new Authoriser())
                .resolve(room.version, unconflicted, conflicted, room.graph(ids(agreed))));
        return result;
    }

    static Map<StateKey, EventId> ids(Map<StateKey, Event> state) {
        Map<StateKey, EventId> ids = new HashMap<>();
        state.forEach((key, event) -> ids.put(key, event.id()));
        return ids;
    }

    static Map<StateKey, Event> events(PaperRoom room, Map<StateKey, EventId> state) {
        Map<StateKey, Event> events = new HashMap<>();
        room.graph(Map.of())
                .load(state.values())
                .values()
                .forEach(known -> known.event().stateKey().ifPresent(key -> events.put(key, known.event())));
        return events;
    }
}
