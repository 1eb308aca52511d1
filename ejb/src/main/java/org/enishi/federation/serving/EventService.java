package org.enishi.federation.serving;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.enishi.configuration.Configuration;
import org.enishi.error.MatrixException;
import org.enishi.federation.Spliced;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.journal.RoomHead;
import org.enishi.policy.Action;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;

/**
 * Serves single events and what they rest upon to servers in the room. Answers are JSON.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#retrieving-events">Matrix v1.19, "Retrieving events"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EventService {
    @Inject
    ServingDoor door;

    @Inject
    EventStore events;

    @Inject
    ServerEyes eyes;

    @Inject
    Configuration configuration;

    @Inject
    Clock clock;

    /** @throws MatrixException 404 if the event is not known, 403 if the server is not in its room */
    public byte[] event(ServerName origin, EventId id) {
        StoredEvent stored = events.find(id).orElseThrow(() -> MatrixException.notFound("No such event"));
        RoomHead room = door.require(origin, stored.event().room(), Action.HISTORY);
        return new Spliced()
                .text("origin", configuration.serverName().value())
                .number("origin_server_ts", clock.millis())
                .array("pdus", eyes.see(origin, room, List.of(stored)))
                .end();
    }

    /** @throws MatrixException 404 if the event is not known in this room */
    public byte[] authChain(ServerName origin, RoomId roomId, EventId id) {
        door.require(origin, roomId, Action.STATE);
        StoredEvent stored = inRoom(roomId, id);
        return new Spliced()
                .array("auth_chain", bytes(chain(List.of(stored.event().id())).values()))
                .end();
    }

    private StoredEvent inRoom(RoomId room, EventId id) {
        return events.find(id)
                .filter(stored -> stored.event().room().equals(room))
                .orElseThrow(() -> MatrixException.notFound("No such event in this room"));
    }

    private Map<EventId, StoredEvent> chain(Collection<EventId> of) {
        return events.authChain(of);
    }

    static List<byte[]> bytes(Collection<StoredEvent> events) {
        return events.stream().map(stored -> stored.event().bytes()).toList();
    }
}
