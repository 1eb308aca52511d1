package org.enishi.handshake.given;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
 */
public record GivenRoom(Event join, List<Event> state, Collection<Event> all) {
    /**
     * @param state verified, of this room
     * @param authChain verified, of this room
     * @throws IllegalArgumentException if what remains after judging is no room that our user may join
     */
    public static GivenRoom of(Event join, List<Event> state, List<Event> authChain) {
        List<Event> given = new ArrayList<>(state);
        given.addAll(authChain);
        Map<EventId, Event> accepted = StateJudge.accepted(given);
        List<Event> allowed =
                state.stream().filter(event -> accepted.containsKey(event.id())).toList();
        var room = new GivenRoom(join, allowed, accepted.values());
        room.requireHost(join);
        room.requireJoinAllowed(accepted);
        return room;
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
