package org.enishi.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.enishi.handshake.history.Backfill;
import org.enishi.journal.RoomHead;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.Place;
import org.enishi.timeline.Cursor;
import org.enishi.timeline.Direction;
import org.enishi.timeline.Page;
import org.enishi.timeline.PageRequest;
import org.enishi.timeline.Reader;
import org.enishi.timeline.Stay;
import org.enishi.timeline.TimelineReader;
import org.enishi.timeline.View;
import org.enishi.timeline.Visibility;

/** Reads pages, and has what is missing before them fetched from other servers. */
@ApplicationScoped
public class DeepReader {
    private static final int MOST_ROUNDS = 3;

    @Inject
    TimelineReader timeline;

    @Inject
    Visibility visibility;

    @Inject
    EventStore events;

    @Inject
    Backfill backfill;

    View view(Reader reader, Stay stay) {
        return visibility.of(reader, stay);
    }

    /** @throws org.enishi.error.MatrixException {@code M_INVALID_PARAM} */
    Cursor cursor(RoomHead room, String token) {
        return timeline.cursor(room, token);
    }

    /** May block on the network. Where history is missing behind it, the page has an end to read on from. */
    Page read(RoomHead room, View view, PageRequest request) {
        Page page = timeline.read(room, view, request);
        if (request.direction() == Direction.FORWARDS) return page;
        for (int round = 0; round < MOST_ROUNDS && meetsGap(room, request, page); round++) {
            if (!backfill.before(room, place(request.from()))) break;
            page = timeline.read(room, view, request);
        }
        boolean leadsOn =
                page.end().isEmpty() && request.to().isEmpty() && backfill.mayFind(room, place(page.reached()));
        return leadsOn ? new Page(page.events(), page.start(), Optional.of(page.reached()), page.reached()) : page;
    }

    /** Whether history is missing within the page, or just before it where it is the last. */
    private boolean meetsGap(RoomHead room, PageRequest request, Page page) {
        return events.gaps(room.nid(), place(request.from()), 1).stream()
                .anyMatch(gap ->
                        page.end().isEmpty() || gap.nextDepth() > page.reached().depth());
    }

    private static Place place(Cursor cursor) {
        return new Place(cursor.depth(), cursor.position());
    }
}
