package org.enishi.store.federation;

/**
 * What waits for a destination.
 *
 * @param events counted up to {@link QueueStore#MOST}
 * @param notices receipts, messages to devices and the like; counted as far
 * @param oldest when the first of them was made; milliseconds; 0: nothing waits
 */
public record Queue(long events, long notices, long oldest) {
    public boolean isEmpty() {
        return events == 0 && notices == 0;
    }
}
