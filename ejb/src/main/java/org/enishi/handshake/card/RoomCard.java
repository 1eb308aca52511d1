package org.enishi.handshake.card;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.StateKey;
import org.enishi.id.UserId;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.store.event.StoredEvent;

/** The events by which a room of ours introduces itself. */
@ApplicationScoped
public class RoomCard {
    private static final List<StateKey> SHOWN = Stream.of(
                    EventType.CREATE,
                    EventType.NAME,
                    EventType.AVATAR,
                    EventType.TOPIC,
                    EventType.JOIN_RULES,
                    EventType.CANONICAL_ALIAS,
                    EventType.ENCRYPTION)
            .map(StateKey::of)
            .toList();

    @Inject
    Rooms rooms;

    /** Whole events, the create event first. @param introducedBy whose membership goes along */
    public List<Event> of(RoomHead room, UserId introducedBy) {
        List<StateKey> keys = new ArrayList<>(SHOWN);
        keys.add(StateKey.member(introducedBy));
        return rooms.events(room.state(), keys).values().stream()
                .map(StoredEvent::event)
                .sorted(Comparator.comparing((Event event) -> !event.is(EventType.CREATE))
                        .thenComparing(Event::type))
                .toList();
    }
}
