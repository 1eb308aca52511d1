package org.enishi.store.push;

import java.util.List;

/**
 * An event that counts as unread, or by which its sender has read.
 *
 * @param room surrogate key
 * @param position in the journal
 * @param weight 0 it says nothing to most, 1 it notifies, 2 it highlights
 * @param sender for whom it does not count: by it he has read what was before in the thread
 * @param thread {@code main}, or the event ID of the root
 * @param mentioned surrogate keys of the local accounts for which it highlights though it does not for all
 */
public record EventMark(long room, long position, int weight, String sender, String thread, List<Long> mentioned) {
    EventMark mentioning(List<Long> accounts) {
        return new EventMark(room, position, weight, sender, thread, accounts);
    }
}
