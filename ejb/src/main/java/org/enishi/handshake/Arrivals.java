package org.enishi.handshake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.event.Event;
import org.enishi.event.Membership;
import org.enishi.event.StateKey;
import org.enishi.handshake.given.GivenRoom;
import org.enishi.journal.Draft;
import org.enishi.journal.Journal;
import org.enishi.journal.NewEvent;
import org.enishi.journal.OutlierWriter;
import org.enishi.journal.Pen;

/** Writes down that a user of ours has entered a room. */
@ApplicationScoped
class Arrivals {
    @Inject
    Peers peers;

    @Inject
    OutlierWriter outliers;

    @Inject
    Journal journal;

    /** First the thousands of events of the room, outside the journal; then one short draft that makes them visible. */
    void arrive(Wish wish, GivenRoom room) {
        outliers.store(wish.room(), room.join().version(), room.host(), room.all());
        outliers.prepareState(room.stateIds());
        journal.write(Draft.penOnly(
                wish.room(), pen -> pen.importRoom(wish.room(), room.join().version(), room.stateIds(), room.join())));
    }

    /** After somebody else of ours has entered the room: whether that lets this user in without a handshake. */
    boolean joinedBehindAnother(Wish wish) {
        if (!peers.isHere(wish.room())) return false;
        try {
            return journal.write(Draft.penOnly(wish.room(), pen -> join(pen, wish)));
        } catch (MatrixException refused) {
            if (refused.code() == ErrorCode.M_FORBIDDEN) return false;
            throw refused;
        }
    }

    private static boolean join(Pen pen, Wish wish) {
        boolean isIn = pen.state(wish.room())
                .get(StateKey.member(wish.user()))
                .flatMap(Event::membership)
                .filter(Membership.JOIN::equals)
                .isPresent();
        if (!isIn) pen.append(NewEvent.state(wish.room(), wish.user(), StateKey.member(wish.user()), wish.content()));
        return true;
    }
}
