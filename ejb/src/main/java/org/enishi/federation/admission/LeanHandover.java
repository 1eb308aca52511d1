package org.enishi.federation.admission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.enishi.configuration.Configuration;
import org.enishi.event.EventType;
import org.enishi.event.StateKey;
import org.enishi.federation.Spliced;
import org.enishi.id.EventId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.json.Json;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.state.StateRoot;
import org.enishi.store.state.StateTrie;
import org.enishi.store.sync.SyncStore;

/**
 * What a server is given of a room that its user has joined if it can do without most members. It costs what it tells, and
 * a look at the names of the state's events.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#put_matrixfederationv2send_joinroomideventid">Matrix
 *     v1.19, server-server API, "send_join", {@code omit_members}</a>
 */
@ApplicationScoped
class LeanHandover {
    private static final int HEROES = 5;
    private static final Set<StateKey> NAMES =
            Set.of(StateKey.of(EventType.NAME), StateKey.of(EventType.CANONICAL_ALIAS));

    @Inject
    StateTrie states;

    @Inject
    EventStore events;

    @Inject
    SyncStore members;

    @Inject
    Configuration configuration;

    /** @param servers those with users in the room before the join */
    byte[] afterJoin(StoredEvent join, Collection<ServerName> servers) {
        Map<EventId, StoredEvent> state = events.find(told(join));
        Set<EventId> start = new HashSet<>(state.keySet());
        start.add(join.event().id());
        Map<EventId, StoredEvent> chain = new LinkedHashMap<>(events.authChain(start));
        chain.keySet().removeAll(start);
        return new Spliced()
                .array("auth_chain", bytes(chain.values()))
                .object("event", join.event().bytes())
                .flag("members_omitted", true)
                .text("origin", configuration.serverName().value())
                .array("servers_in_room", names(servers))
                .array("state", bytes(state.values()))
                .end();
    }

    /** All that is no member; of the members those whom the join rests on, and those after whom a room without a name is called. */
    private List<EventId> told(StoredEvent join) {
        StateRoot before = Objects.requireNonNull(join.before());
        Map<StateKey, EventId> others = states.all(before, key -> !key.type().equals(EventType.MEMBER));
        List<EventId> told = new ArrayList<>(others.values());
        Set<StateKey> wanted = new HashSet<>();
        events.find(join.event().authEvents()).values().stream()
                .flatMap(auth -> auth.event().stateKey().stream())
                .filter(key -> key.type().equals(EventType.MEMBER))
                .forEach(wanted::add);
        boolean named = NAMES.stream().anyMatch(others::containsKey);
        if (!named) heroes(join).forEach(hero -> wanted.add(StateKey.member(hero)));
        told.addAll(states.get(before, wanted).values());
        return told;
    }

    private List<UserId> heroes(StoredEvent join) {
        long room = join.roomNid();
        UserId joining = join.event().sender();
        List<UserId> first =
                members.firstMembers(List.of(room), joining, HEROES).getOrDefault(room, List.of());
        return first.isEmpty()
                ? members.formerMembers(List.of(room), joining, HEROES).getOrDefault(room, List.of())
                : first;
    }

    private static List<byte[]> names(Collection<ServerName> servers) {
        return servers.stream()
                .map(server -> Json.bytes(Json.text(server.value())))
                .toList();
    }

    private static List<byte[]> bytes(Collection<StoredEvent> events) {
        return events.stream().map(stored -> stored.event().bytes()).toList();
    }
}
