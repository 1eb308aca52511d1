package org.enishi.differential;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.enishi.event.Event;
import org.enishi.event.RoomVersion;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.rules.auth.Authoriser;
import org.enishi.rules.state.AuthChains;
import org.enishi.rules.state.EventGraph;
import org.enishi.rules.state.StateResolver;

/** Whole states resolved by our rules: parted into what they agree on and what not, and put together again. */
final class States {
    private final RoomVersion version;
    private final Function<Collection<EventId>, Map<EventId, EventGraph.Known>> events;

    States(RoomVersion version, Function<Collection<EventId>, Map<EventId, EventGraph.Known>> events) {
        this.version = version;
        this.events = events;
    }

    Map<StateKey, Event> resolve(List<Map<StateKey, Event>> states) {
        Map<StateKey, Event> agreed = new HashMap<>(states.get(0));
        for (Map<StateKey, Event> state : states)
            agreed.entrySet().removeIf(entry -> !Objects.equals(entry.getValue(), state.get(entry.getKey())));
        List<Map<StateKey, EventId>> conflicted = new ArrayList<>();
        for (Map<StateKey, Event> state : states) {
            Map<StateKey, EventId> rest = new HashMap<>();
            state.forEach((key, event) -> {
                if (!agreed.containsKey(key)) rest.put(key, event.id());
            });
            conflicted.add(rest);
        }
        Map<StateKey, EventId> chosen = new StateResolver(new Authoriser())
                .resolve(version, GeneratedRoom.at(agreed), conflicted, graph(agreed.values()));
        Map<StateKey, Event> resolved = new HashMap<>(agreed);
        Map<EventId, EventGraph.Known> known = events.apply(chosen.values());
        chosen.forEach((key, id) -> resolved.put(key, known.get(id).event()));
        return resolved;
    }

    private EventGraph graph(Collection<Event> agreed) {
        List<EventId> unconflicted = agreed.stream().map(Event::id).toList();
        return new EventGraph() {
            @Override
            public Map<EventId, Known> load(Collection<EventId> ids) {
                return events.apply(ids);
            }

            @Override
            public Set<EventId> heldByAll(Set<EventId> candidates) {
                return new AuthChains(this).among(unconflicted, candidates);
            }
        };
    }
}
