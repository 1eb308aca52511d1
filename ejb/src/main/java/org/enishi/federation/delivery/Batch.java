package org.enishi.federation.delivery;

import java.util.List;
import org.enishi.store.outbox.EduRow;

/**
 * What goes to a destination in one transaction.
 *
 * @param first outbox position of the first event
 * @param upTo the outbox position that the destination has reached with it
 * @param events in federation form
 * @param edus as they are; together with no events: there is nothing to send now
 */
record Batch(long first, long upTo, List<byte[]> events, List<EduRow> edus) {
    static final Batch NONE = new Batch(0, 0, List.of(), List.of());

    Batch with(List<EduRow> chosen) {
        return new Batch(first, upTo, events, chosen);
    }

    /** @param before the outbox position that the destination has reached without it */
    long reached(long before) {
        return events.isEmpty() ? before : upTo;
    }

    boolean isEmpty() {
        return events.isEmpty() && edus.isEmpty();
    }
}
