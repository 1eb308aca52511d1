package org.enishi.handshake.given;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.journal.Draft;
import org.enishi.journal.Journal;
import org.enishi.journal.OutlierWriter;
import org.enishi.store.state.StateRoot;

/** Writes down that a user of ours has entered a room whose members are still to come. */
@ApplicationScoped
public class PartialArrival {
    /** A room of a few is whole by then, so that nobody ever sees it without them. */
    private static final Duration A_MOMENT = Duration.ofMillis(100);

    /** Behind so many events a room may have that many members, and waiting would be in vain. */
    private static final long MANY_EVENTS = 500;

    @Inject
    OutlierWriter outliers;

    @Inject
    Journal journal;

    @Inject
    WholeRooms whole;

    @Inject
    Event<EnteredPartly> entered;

    /** @param room whose events are stored */
    public void arrive(ServerName helper, GivenRoom room) {
        RoomId id = room.join().room();
        StateRoot state = outliers.prepareState(room.stateIds());
        journal.write(Draft.penOnly(id, pen -> {
            pen.importPart(state, room.join(), helper, room.servers());
            return true;
        }));
        entered.fire(new EnteredPartly(id));
        if (room.join().depth() < MANY_EVENTS) whole.becomesWhole(id, A_MOMENT);
    }

    /** @throws org.enishi.error.MatrixException 503 if it takes too long */
    public void awaitWhole(RoomId room) {
        whole.await(room);
    }
}
