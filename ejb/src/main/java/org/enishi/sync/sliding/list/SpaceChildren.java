package org.enishi.sync.sliding.list;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.journal.RoomHead;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.state.StateTrie;

/**
 * Which rooms are in spaces.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#mspacechild">Matrix v1.19, "m.space.child"</a>
 */
@Dependent
public class SpaceChildren {
    private static final EventType CHILD = new EventType("m.space.child");

    @Inject
    StateTrie trie;

    @Inject
    EventStore events;

    /** @param spaces that the user is in */
    Set<RoomId> of(Collection<RoomHead> spaces) {
        Set<EventId> children = new HashSet<>();
        for (RoomHead space : spaces)
            children.addAll(
                    trie.all(space.state(), key -> key.type().equals(CHILD)).values());
        Set<RoomId> found = new HashSet<>();
        for (StoredEvent child : events.find(children).values()) add(child.event(), found);
        return found;
    }

    /** A child without servers to reach it by was removed. */
    private static void add(Event child, Set<RoomId> found) {
        boolean counts = child.content().get("via") instanceof JsonArray via && !via.isEmpty();
        if (counts)
            child.stateKey()
                    .map(StateKey::key)
                    .filter(RoomId::isWellFormed)
                    .ifPresent(room -> found.add(new RoomId(room)));
    }
}
