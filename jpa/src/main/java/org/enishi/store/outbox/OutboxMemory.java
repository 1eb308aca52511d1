package org.enishi.store.outbox;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enishi.id.ServerName;

/** The last rows of the outbox that this node has written, as far back as no other node has written between them. */
final class OutboxMemory {
    private static final int MOST = 4_096;

    private final Deque<OutboxWriter.Row> rows = new ArrayDeque<>();
    /** All rows behind the one position and up to the other are here. */
    private long start = Long.MAX_VALUE;

    private long end = -1;

    /** @param before the journal position behind which these are all rows, up to another */
    synchronized void committed(long before, long upTo, Collection<OutboxWriter.Row> committed) {
        if (before != end) {
            rows.clear();
            start = before;
        }
        rows.addAll(committed);
        end = upTo;
        while (rows.size() > MOST) start = rows.removeFirst().position();
    }

    /** Somebody else has written, or may have. */
    synchronized void forget() {
        rows.clear();
        start = Long.MAX_VALUE;
        end = -1;
    }

    /** What a destination is to get behind a position, oldest first; absent if that cannot be said from memory. */
    synchronized Optional<List<Delivery>> behind(ServerName destination, long position, int limit) {
        if (position < start) return Optional.empty();
        LinkedList<Delivery> found = new LinkedList<>();
        Iterator<OutboxWriter.Row> newestFirst = rows.descendingIterator();
        while (newestFirst.hasNext()) {
            OutboxWriter.Row row = newestFirst.next();
            if (row.position() <= position) break;
            if (row.destinations().contains(destination)) found.addFirst(new Delivery(row.position(), row.event()));
        }
        return Optional.of(found.size() > limit ? found.subList(0, limit) : found);
    }

    /** Who is to get something in a range; absent if that cannot be said from memory. */
    synchronized Optional<Set<ServerName>> destinations(long after, long upTo) {
        if (after < start || upTo > end) return Optional.empty();
        Set<ServerName> found = new HashSet<>();
        Iterator<OutboxWriter.Row> newestFirst = rows.descendingIterator();
        while (newestFirst.hasNext()) {
            OutboxWriter.Row row = newestFirst.next();
            if (row.position() <= after) break;
            if (row.position() <= upTo) found.addAll(row.destinations());
        }
        return Optional.of(found);
    }
}
