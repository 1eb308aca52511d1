package org.enishi.store.receipt;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Up to where a user has read one room: as a whole, and each thread beyond that. Between public and private receipts the
 * one that is ahead counts.
 */
public record ReadMarks(long whole, Map<String, Long> threads) {
    /** @param joined since when the user is in the room: what was before counts as read */
    public static ReadMarks of(long joined, Collection<StoredReceipt> receipts) {
        long whole = joined;
        Map<String, Long> threads = new HashMap<>();
        for (StoredReceipt receipt : receipts) {
            String thread = receipt.key().thread();
            long at = receipt.at().position();
            if (thread.isEmpty()) whole = Math.max(whole, at);
            else threads.merge(thread, at, Math::max);
        }
        return new ReadMarks(whole, threads);
    }

    public boolean isRead(String thread, long position) {
        return position <= Math.max(whole, threads.getOrDefault(thread, 0L));
    }
}
