package org.enishi.timeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.enishi.journal.Position;
import org.enishi.journal.RoomHead;

/** Reads a room's history in pages. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class TimelineReader {
    /** The filter is applied before the limit, visibility after it. */
    public Page read(RoomHead room, View view, PageRequest request) {
        throw new IllegalStateException("under construction");
    }

    /** Where the room's history stood when the journal was at a position: a sync token as a place in the room. */
    public Cursor at(RoomHead room, Position position) {
        throw new IllegalStateException("under construction");
    }
}
