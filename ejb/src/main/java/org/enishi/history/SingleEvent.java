package org.enishi.history;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.enishi.error.MatrixException;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.journal.Rooms;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;
import org.enishi.timeline.ClientEvents;
import org.enishi.timeline.ClientEvents.Form;
import org.enishi.timeline.Reader;
import org.enishi.timeline.View;
import org.enishi.timeline.Visibility;

/** One event. What the reader may not see is told like what is not there. */
@Stateless
public class SingleEvent {
    @Inject
    Rooms rooms;

    @Inject
    EventStore events;

    @Inject
    Visibility visibility;

    @Inject
    ClientEvents form;

    /** An event that the reader may see, with the reader's view of its room. */
    public record Seen(StoredEvent event, View view) {}

    /** @throws MatrixException {@code M_NOT_FOUND} */
    public byte[] read(Reader reader, RoomId room, EventId id) {
        Seen seen = find(reader, room, id);
        return form.render(seen.event, seen.view, Form.WITH_ROOM);
    }

    /** As {@link #read(Reader, RoomId, EventId)}, for whoever does not say in which room. */
    public byte[] read(Reader reader, EventId id) {
        RoomId room = events.find(id).map(found -> found.event().room()).orElseThrow(SingleEvent::notThere);
        return read(reader, room, id);
    }

    public Seen find(Reader reader, RoomId room, EventId id) {
        View view = rooms.find(room).map(head -> visibility.of(head, reader)).orElseThrow(SingleEvent::notThere);
        StoredEvent event = events.find(id)
                .filter(found -> found.event().room().equals(room))
                .filter(view::shows)
                .orElseThrow(SingleEvent::notThere);
        return new Seen(event, view);
    }

    private static MatrixException notThere() {
        return MatrixException.notFound("Event not found.");
    }
}
