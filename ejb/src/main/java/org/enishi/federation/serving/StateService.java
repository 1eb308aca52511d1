package org.enishi.federation.serving;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.enishi.error.MatrixException;
import org.enishi.federation.Spliced;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.json.Json;
import org.enishi.policy.Action;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.state.StateRoot;

/**
 * Serves the state before an event, with its auth chain, to servers in the room. Answers are JSON.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#get_matrixfederationv1stateroomid">Matrix v1.19, "GET
 *     /_matrix/federation/v1/state/{roomId}"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StateService {
    @Inject
    ServingDoor door;

    @Inject
    EventStore events;

    @Inject
    Rooms rooms;

    /** @throws MatrixException 404 if the event, or the state before it, is not known here */
    public byte[] state(ServerName origin, RoomId room, EventId event) {
        List<StoredEvent> state = before(origin, room, event);
        return new Spliced()
                .array("pdus", EventService.bytes(state))
                .array("auth_chain", EventService.bytes(authChain(state)))
                .end();
    }

    /** @throws MatrixException 404 if the event, or the state before it, is not known here */
    public byte[] stateIds(ServerName origin, RoomId room, EventId event) {
        List<StoredEvent> state = before(origin, room, event);
        return Json.bytes(Json.object()
                .add("pdu_ids", Json.array(ids(state)))
                .add("auth_chain_ids", Json.array(ids(authChain(state))))
                .build());
    }

    private List<StoredEvent> before(ServerName origin, RoomId room, EventId event) {
        RoomHead head = door.require(origin, room, Action.STATE);
        if (head.isPartial()) throw MatrixException.notFound("This server does not know all of this room's state yet");
        StateRoot before = events.find(event)
                .filter(stored -> stored.event().room().equals(room))
                .flatMap(stored -> Optional.ofNullable(stored.before()))
                .orElseThrow(() -> MatrixException.notFound("The state at this event is not known here"));
        return rooms.events(before);
    }

    private Collection<StoredEvent> authChain(List<StoredEvent> state) {
        return events.authChain(state.stream().map(each -> each.event().id()).toList())
                .values();
    }

    private static List<String> ids(Collection<StoredEvent> events) {
        return events.stream().map(each -> each.event().id().value()).toList();
    }
}
