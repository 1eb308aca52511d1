package org.enishi.history;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.enishi.error.MatrixException;
import org.enishi.handshake.history.RemoteTimes;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.EventStore.Since;
import org.enishi.store.event.StoredEvent;
import org.enishi.timeline.Reader;
import org.enishi.timeline.Stay;
import org.enishi.timeline.Stays;
import org.enishi.timeline.View;
import org.enishi.timeline.Visibility;

/**
 * Which event was sent nearest to a time.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv1roomsroomidtimestamp_to_event">Matrix
 *     v1.19, "GET rooms/{roomId}/timestamp_to_event"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EventAtTime {
    private static final int FEW = 20;
    private static final int MANY = 1_000;

    @Inject
    Rooms rooms;

    @Inject
    Stays stays;

    @Inject
    Visibility visibility;

    @Inject
    EventStore events;

    @Inject
    RemoteTimes remote;

    /** The event that was found, and when it was sent as its server claims. */
    public record Found(EventId eventId, long originServerTs) {}

    /**
     * Asks other servers where history that is missing here may be nearer.
     *
     * @throws MatrixException {@code M_FORBIDDEN} to those who never were in the room; {@code M_NOT_FOUND}
     */
    public Found find(Reader reader, RoomId room, Since time) {
        RoomHead head = rooms.find(room).orElseThrow(() -> MatrixException.forbidden("You are not in this room"));
        Stay stay = stays.of(head, reader.user());
        stays.readableState(head, stay);
        View view = visibility.of(reader, stay);
        Optional<StoredEvent> elsewhere = remote.nearer(head, time).filter(view::shows);
        return elsewhere
                .or(() -> shown(head, view, time))
                .map(stored -> new Found(stored.event().id(), stored.event().originServerTs()))
                .orElseThrow(() -> MatrixException.notFound("Unable to find event from " + time.originServerTs()
                        + " in " + (time.forwards() ? "forward" : "backward") + " direction"));
    }

    /** Mostly the first one is visible; so many are looked at only where it is not. */
    private Optional<StoredEvent> shown(RoomHead head, View view, Since time) {
        List<StoredEvent> near = events.nearest(head.nid(), time, FEW);
        Optional<StoredEvent> found = view.shown(near).stream().findFirst();
        if (found.isPresent() || near.size() < FEW) return found;
        return view.shown(events.nearest(head.nid(), time, MANY)).stream().findFirst();
    }
}
