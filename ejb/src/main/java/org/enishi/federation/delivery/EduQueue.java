package org.enishi.federation.delivery;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.enishi.id.ServerName;
import org.enishi.store.outbox.EduRow;
import org.enishi.store.outbox.EduStore;

/** The EDUs that wait as rows. The database is asked only if there may be some: before nearly every message there are none. */
final class EduQueue {
    /** Of one transaction: a hundred couriers may hold theirs at the same time. */
    private static final long MOST_BYTES = 1 << 20;

    private final EduStore store;
    private final LongSupplier foreign;

    /** Destinations for which there is no row, as far as this node knows, and what the number was then. */
    private final Map<ServerName, Long> without = new ConcurrentHashMap<>();

    /** @param foreign another number once other nodes have written something */
    EduQueue(EduStore store, LongSupplier foreign) {
        this.store = store;
        this.foreign = foreign;
    }

    /** There may be some for these. */
    void mayWait(Collection<ServerName> servers) {
        servers.forEach(without::remove);
    }

    /** Oldest first. */
    List<EduRow> first(ServerName server, int most) {
        long now = foreign.getAsLong();
        Long known = without.put(server, now);
        if (known != null && known == now) return List.of();
        boolean mayBe = true;
        try {
            List<EduRow> first = store.first(server, most, MOST_BYTES);
            mayBe = !first.isEmpty();
            return first;
        } finally {
            if (mayBe) without.remove(server);
        }
    }
}
