package org.enishi.federation.delivery;

import java.util.List;

/**
 * What goes to a destination in one transaction.
 *
 * @param first outbox position of the first event
 * @param upTo the outbox position that the destination has reached with it
 * @param events in federation form; empty if there is nothing to send now
 */
record Batch(long first, long upTo, List<byte[]> events) {
    static final Batch NONE = new Batch(0, 0, List.of());

    boolean isEmpty() {
        return events.isEmpty();
    }
}
