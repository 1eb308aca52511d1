package org.enishi.handshake.given;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.RoomState;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.id.ServerName;
import org.enishi.rules.auth.AuthEventList;
import org.enishi.rules.auth.Authoriser;

/**
 * A room as the server that let us in gave it to us, judged.
 *
 * @param join ours, with the signatures that it needs
 * @param state the state before the join
 * @param all the events of the state and of all auth chains
 * @param servers in the room, where its members were left out; empty where they were not
 */
public record GivenRoom(Event join, List<Event> state, Collection<Event> all, Set<ServerName> servers) {
    /**
     * @param state verified, of this room
     * @param authChain verified, of this room
     * @param servers in the room, where its members were left out: then those whom the join rests on are members
     * @throws IllegalArgumentException if what remains after judging is no room that our user may join
     */
    public static GivenRoom of(Event join, List<Event> state, List<Event> authChain, Set<ServerName> servers) {
        List<Event> given = new ArrayList<>(state);
        given.addAll(authChain);
        Map<EventId, Event> accepted = StateJudge.accepted(given);
        List<Event> allowed = new ArrayList<>(state);
        allowed.removeIf(event -> !accepted.containsKey(event.id()));
        if (!servers.isEmpty()) allowed.addAll(unnamed(join, allowed, accepted));
        var room = new GivenRoom(join, allowed, accepted.values(), servers);
        room.requireHost(join);
        room.requireJoinAllowed(accepted);
        return room;
    }

    /** Members whom the join rests on and whom the state does not name. */
    private static List<Event> unnamed(Event join, List<Event> state, Map<EventId, Event> accepted) {
        Set<StateKey> named =
                state.stream().flatMap(event -> event.stateKey().stream()).collect(Collectors.toSet());
        return join.authEvents().stream()
                .map(accepted::get)
                .filter(event -> event != null && event.is(EventType.MEMBER))
                .filter(event -> event.stateKey().filter(named::add).isPresent())
                .toList();
    }

    /** Whether most members are still to come. */
    public boolean isPartial() {
        return !servers.isEmpty();
    }

    /** The server at which the room was made. */
    public ServerName host() {
        return create().orElseThrow().sender().server();
    }

    public List<EventId> stateIds() {
        return state.stream().map(Event::id).toList();
    }

    private Optional<Event> create() {
        return state.stream().filter(event -> event.is(EventType.CREATE)).findFirst();
    }

    private void requireHost(Event join) {
        String version = create().map(
                        event -> event.contentString("room_version").orElse("1"))
                .orElseThrow(() -> new IllegalArgumentException("a state without create event"));
        if (!version.equals(join.version().id()))
            throw new IllegalArgumentException("a state of another room version than the template's");
    }

    private void requireJoinAllowed(Map<EventId, Event> accepted) {
        List<Event> listed = join.authEvents().stream()
                .map(accepted::get)
                .filter(Objects::nonNull)
                .toList();
        boolean allowed = AuthEventList.judge(join, listed, none -> false).isAllowed()
                && new Authoriser().judge(join, roomState()).isAllowed();
        if (!allowed) throw new IllegalArgumentException("a state that does not allow our join");
    }

    private RoomState roomState() {
        Map<StateKey, Event> places = new HashMap<>();
        for (Event event : state) {
            StateKey key = event.stateKey().orElseThrow(() -> new IllegalArgumentException("a state with a message"));
            if (places.put(key, event) != null)
                throw new IllegalArgumentException("a state with two events for one key");
        }
        return key -> Optional.ofNullable(places.get(key));
    }
}
