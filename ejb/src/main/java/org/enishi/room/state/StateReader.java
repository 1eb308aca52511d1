package org.enishi.room.state;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.enishi.error.MatrixException;
import org.enishi.event.Event;
import org.enishi.event.StateKey;
import org.enishi.id.RoomId;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.json.CanonicalJson;
import org.enishi.json.Spliced;
import org.enishi.store.event.StoredEvent;
import org.enishi.timeline.ClientEvents;
import org.enishi.timeline.ClientEvents.Form;
import org.enishi.timeline.Reader;
import org.enishi.timeline.Stay;
import org.enishi.timeline.Stays;
import org.enishi.timeline.Visibility;

/** Reads state: today's for those in the room, that of their leave for those who left. */
@Stateless
public class StateReader {
    @Inject
    Rooms rooms;

    @Inject
    Stays stays;

    @Inject
    Visibility visibility;

    @Inject
    ClientEvents form;

    /**
     * @return a JSON array of events
     * @throws MatrixException {@code M_FORBIDDEN}
     */
    public byte[] all(Reader reader, RoomId room) {
        RoomHead head = head(room);
        Stay stay = stays.of(head, reader.user());
        List<StoredEvent> state = rooms.events(stays.readableState(head, stay));
        return Spliced.array(form.renderState(state, visibility.of(reader, stay), Form.WITH_ROOM));
    }

    /**
     * @return the content of one state event
     * @throws MatrixException {@code M_FORBIDDEN}, {@code M_NOT_FOUND}
     */
    public byte[] content(Reader reader, RoomId room, StateKey key) {
        RoomHead head = head(room);
        Stay stay = stays.of(head, reader.user());
        Event seen = visibility.of(reader, stay).seen(find(head, stay, key));
        return CanonicalJson.writtenBytes(seen.content());
    }

    /** One state event in client form. @throws MatrixException {@code M_FORBIDDEN}, {@code M_NOT_FOUND} */
    public byte[] event(Reader reader, RoomId room, StateKey key) {
        RoomHead head = head(room);
        Stay stay = stays.of(head, reader.user());
        return form.render(find(head, stay, key), visibility.of(reader, stay), Form.WITH_ROOM);
    }

    private RoomHead head(RoomId room) {
        return rooms.find(room).orElseThrow(() -> MatrixException.forbidden("You are not in this room"));
    }

    private StoredEvent find(RoomHead head, Stay stay, StateKey key) {
        StoredEvent found =
                rooms.events(stays.readableState(head, stay), List.of(key)).get(key);
        if (found == null || form.told(List.of(found)).isEmpty())
            throw MatrixException.notFound("The room has no such state");
        return found;
    }
}
