package org.enishi.store.outbox;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enishi.id.ServerName;
import org.enishi.store.journal.Recent;

/** The last rows of the outbox that this node has written, as far back as no other node has written between them. */
final class OutboxMemory {
    private static final int MOST = 4_096;

    private final Recent<OutboxWriter.Row> rows = new Recent<>(MOST, OutboxWriter.Row::position);

    /** @param before the journal position behind which these are all rows, up to another */
    void committed(long before, long upTo, Collection<OutboxWriter.Row> committed) {
        rows.committed(before, upTo, committed);
    }

    /** Somebody else has written, or may have. */
    void forget() {
        rows.forget();
    }

    /** What a destination is to get behind a position, oldest first; absent if that cannot be said from memory. */
    Optional<List<Delivery>> behind(ServerName destination, long position, int limit) {
        return rows.behind(position)
                .map(all -> all.stream()
                        .filter(row -> row.destinations().contains(destination))
                        .limit(limit)
                        .map(row -> new Delivery(row.position(), row.event()))
                        .toList());
    }

    /** Who is to get something in a range; absent if that cannot be said from memory. */
    Optional<Set<ServerName>> destinations(long after, long upTo) {
        return rows.between(after, upTo).map(all -> {
            Set<ServerName> found = new HashSet<>();
            all.forEach(row -> found.addAll(row.destinations()));
            return found;
        });
    }
}
