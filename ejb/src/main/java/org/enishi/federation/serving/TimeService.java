package org.enishi.federation.serving;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.enishi.error.MatrixException;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.journal.RoomHead;
import org.enishi.policy.Action;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.EventStore.Since;

/**
 * Tells servers in a room which event was sent nearest to a time.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#get_matrixfederationv1timestamp_to_eventroomid">Matrix
 *     v1.19, server-server API, "GET timestamp_to_event"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TimeService {
    private static final int MOST = 100;

    @Inject
    ServingDoor door;

    @Inject
    EventStore events;

    @Inject
    ServerEyes eyes;

    /** The event that was found, and when it was sent as its server claims. */
    public record Found(EventId eventId, long originServerTs) {}

    /** @throws MatrixException {@code M_NOT_FOUND}, also where the server may see none of the events near that time */
    public Found nearest(ServerName origin, RoomId roomId, Since time) {
        RoomHead room = door.require(origin, roomId, Action.HISTORY);
        return eyes.seen(origin, room, events.nearest(room.nid(), time, MOST)).stream()
                .findFirst()
                .map(stored -> new Found(stored.event().id(), stored.event().originServerTs()))
                .orElseThrow(() -> MatrixException.notFound("No event of that time is known here"));
    }
}
