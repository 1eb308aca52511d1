package org.enishi.store.receipt;

import org.enishi.id.EventId;
import org.enishi.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Up to where somebody has read.
 *
 * @param account surrogate key; only for local users
 * @param at where the event stands
 * @param ts when, milliseconds since 1970
 */
public record StoredReceipt(Key key, @Nullable Long account, EventId event, Mark at, long ts) {
    /** There is one receipt for each. @param thread empty: unthreaded; {@code main}, or the event ID of the root */
    public record Key(long room, UserId user, ReceiptType type, String thread) {}

    /**
     * The place of the event that was read.
     *
     * @param position in the journal; 0 for events of a time before ours, which are ordered by their depth
     */
    public record Mark(long position, long depth) {
        public boolean isAhead(Mark other) {
            return position != other.position ? position > other.position : position == 0 && depth > other.depth;
        }
    }
}
