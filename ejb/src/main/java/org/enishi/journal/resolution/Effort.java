package org.enishi.journal.resolution;

import java.util.Collection;
import java.util.function.Supplier;
import org.enishi.store.event.StoredEvent;

/** How much may be looked at before a resolution is given up: a peer decides how far a graph reaches, not how far we walk. */
final class Effort {
    private long events;
    private long bytes;
    private long pages;
    private final Supplier<RuntimeException> end;

    Effort(Limits limits, Supplier<RuntimeException> end) {
        this.events = limits.events();
        this.bytes = limits.megabytes() << 20;
        this.pages = limits.pages();
        this.end = end;
    }

    void look(Collection<StoredEvent> at) {
        events -= at.size();
        for (StoredEvent each : at) bytes -= each.event().bytes().length;
        if (events < 0 || bytes < 0) throw end.get();
    }

    void turnPage() {
        if (--pages < 0) throw end.get();
    }
}
