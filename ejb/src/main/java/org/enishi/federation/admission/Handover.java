package org.enishi.federation.admission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.enishi.configuration.Configuration;
import org.enishi.event.Event;
import org.enishi.federation.Spliced;
import org.enishi.handshake.card.RoomCard;
import org.enishi.id.EventId;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;

/** What a server is given of a room when its user was let in, or knocked. */
@ApplicationScoped
class Handover {
    @Inject
    Rooms rooms;

    @Inject
    EventStore events;

    @Inject
    RoomCard card;

    @Inject
    Configuration configuration;

    byte[] afterJoin(StoredEvent join) {
        List<StoredEvent> state = rooms.events(Objects.requireNonNull(join.before()));
        List<EventId> start =
                new ArrayList<>(state.stream().map(each -> each.event().id()).toList());
        start.add(join.event().id());
        return new Spliced()
                .array("auth_chain", bytes(events.authChain(start).values()))
                .object("event", join.event().bytes())
                .text("origin", configuration.serverName().value())
                .array("state", bytes(state))
                .end();
    }

    byte[] afterKnock(RoomHead room, Event knock) {
        List<byte[]> shown =
                card.of(room, knock.sender()).stream().map(Event::bytes).toList();
        return new Spliced().array("knock_room_state", shown).end();
    }

    private static List<byte[]> bytes(Collection<StoredEvent> events) {
        return events.stream().map(stored -> stored.event().bytes()).toList();
    }
}
