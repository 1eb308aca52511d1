package org.enishi.journal.draft;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.enishi.id.ServerName;
import org.enishi.journal.RoomHead;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.outbox.OutboxWriter;
import org.jspecify.annotations.Nullable;

/** Says to which servers an event goes: those in the room before it or after it. Delivery asks the company's policy. */
final class Outgoing {
    private final View view;

    Outgoing(View view) {
        this.view = view;
    }

    /** @param but a server that has the event already */
    StoredEvent send(RoomHead head, Supplier<StoredEvent> placing, @Nullable ServerName but) {
        SortedSet<ServerName> destinations =
                new TreeSet<>(view.servers(head.nid()).keySet());
        StoredEvent placed = placing.get();
        destinations.addAll(view.servers(head.nid()).keySet());
        destinations.remove(view.desk().own());
        if (but != null) destinations.remove(but);
        if (!destinations.isEmpty())
            view.sheet().outbox.add(new OutboxWriter.Row(placed.position(), placed.nid(), destinations));
        return placed;
    }
}
