package org.enishi.federation.completion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.enishi.event.Event;
import org.enishi.handshake.given.GivenRoom;
import org.enishi.journal.Draft;
import org.enishi.journal.Journal;
import org.enishi.journal.OutlierWriter;
import org.enishi.journal.RoomHead;
import org.enishi.store.event.EventStore;
import org.enishi.store.room.PartialRoom;
import org.enishi.store.state.StateRoot;

/** Writes down that a room's members are known: their events outside the journal, then one draft that makes them visible. */
@ApplicationScoped
class CompletionWriter {
    @Inject
    OutlierWriter outliers;

    @Inject
    EventStore events;

    @Inject
    Journal journal;

    Event join(PartialRoom partial) {
        return events.find(partial.join()).orElseThrow().event();
    }

    void write(RoomHead room, GivenRoom given) {
        outliers.store(room.id(), room.version(), room.host(), given.all());
        StateRoot before = outliers.prepareState(given.stateIds());
        journal.write(Draft.penOnly(room.id(), pen -> pen.complete(room.id(), before)));
    }

    void abandon(RoomHead room) {
        journal.write(Draft.penOnly(room.id(), pen -> {
            pen.abandon(room.id());
            return true;
        }));
    }
}
