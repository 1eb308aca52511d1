package org.enishi.journal.draft;

import org.enishi.event.Event;
import org.enishi.journal.RoomHead;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.state.StateRoot;
import org.jspecify.annotations.Nullable;

/**
 * An event about which the rules have spoken and which now gets its place.
 *
 * @param before the state before it
 * @param outlier what is stored of it already
 */
record Judged(
        RoomHead head,
        Event event,
        StateRoot before,
        @Nullable StoredEvent outlier) {
    /** An event of which nothing can be stored, since it was built here and now. */
    static Judged fresh(RoomHead head, Event event, StateRoot before) {
        return new Judged(head, event, before, null);
    }

    /** The same event with further signatures. */
    Judged as(Event signed) {
        return new Judged(head, signed, before, outlier);
    }
}
