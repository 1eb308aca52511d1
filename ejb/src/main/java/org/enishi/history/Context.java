package org.enishi.history;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enishi.error.MatrixException;
import org.enishi.filter.EventFilter;
import org.enishi.filter.Sieves;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.json.Spliced;
import org.enishi.store.event.StoredEvent;
import org.enishi.timeline.ClientEvents;
import org.enishi.timeline.ClientEvents.Form;
import org.enishi.timeline.Cursor;
import org.enishi.timeline.Direction;
import org.enishi.timeline.Page;
import org.enishi.timeline.PageRequest;
import org.enishi.timeline.Reader;
import org.enishi.timeline.TimelineReader;

/**
 * What stands around an event.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3roomsroomidcontexteventid">Matrix
 *     v1.19, "GET rooms/{roomId}/context/{eventId}"</a>
 */
@Stateless
public class Context {
    @Inject
    Rooms rooms;

    @Inject
    SingleEvent single;

    @Inject
    TimelineReader timeline;

    @Inject
    Sieves sieves;

    @Inject
    StateAround state;

    @Inject
    ClientEvents form;

    /**
     * What a client asks for.
     *
     * @param limit how many events around it, half of them before
     */
    public record Request(RoomId room, EventId event, int limit, EventFilter filter) {}

    /** @throws MatrixException {@code M_NOT_FOUND} */
    public byte[] read(Reader reader, Request wanted) {
        SingleEvent.Seen seen = single.find(reader, wanted.room, wanted.event);
        Page before = page(seen, wanted, Direction.BACKWARDS);
        Page after = page(seen, wanted, Direction.FORWARDS);
        List<StoredEvent> all = new ArrayList<>(before.events());
        all.add(seen.event());
        all.addAll(after.events());
        return Spliced.object()
                .member("start", before.reached().toString())
                .member("end", after.reached().toString())
                .member("event", form.render(seen.event(), seen.view(), Form.WITH_ROOM))
                .member("events_before", form.render(before.events(), seen.view(), Form.WITH_ROOM))
                .member("events_after", form.render(after.events(), seen.view(), Form.WITH_ROOM))
                .member("state", form.renderState(state.of(all, wanted.filter), seen.view(), Form.WITH_ROOM))
                .bytes();
    }

    private Page page(SingleEvent.Seen seen, Request wanted, Direction direction) {
        boolean backwards = direction == Direction.BACKWARDS;
        Cursor from = backwards ? Cursor.before(seen.event()) : Cursor.after(seen.event());
        int limit = backwards ? wanted.limit / 2 : wanted.limit - wanted.limit / 2;
        if (limit == 0) return new Page(List.of(), from, Optional.empty(), from);
        RoomHead room = rooms.require(wanted.room);
        var request = new PageRequest(direction, from, Optional.empty(), limit, sieves.of(wanted.filter));
        return timeline.read(room, seen.view(), request);
    }
}
