package org.enishi.handshake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.event.Event;
import org.enishi.event.Membership;
import org.enishi.event.StateKey;
import org.enishi.handshake.given.GivenRoom;
import org.enishi.handshake.given.PartialArrival;
import org.enishi.id.ServerName;
import org.enishi.journal.Draft;
import org.enishi.journal.Journal;
import org.enishi.journal.NewEvent;
import org.enishi.journal.Outcome;
import org.enishi.journal.OutlierWriter;
import org.enishi.journal.Pen;
import org.enishi.store.event.EventStore;

/** Writes down that a user of ours has entered a room. */
@ApplicationScoped
class Arrivals {
    @Inject
    Peers peers;

    @Inject
    OutlierWriter outliers;

    @Inject
    EventStore events;

    @Inject
    Journal journal;

    @Inject
    PartialArrival partial;

    /** First the thousands of events of the room, outside the journal; then one short draft that makes them visible. */
    void arrive(ServerName helper, Wish wish, GivenRoom room) {
        outliers.store(wish.room(), room.join().version(), room.host(), room.all());
        if (room.isPartial()) partial.arrive(helper, room);
        else if (peers.isHere(wish.room())) meet(wish, room);
        else arriveWholly(wish, room);
    }

    /** Whether this server is not in the room yet. */
    boolean isNew(Wish wish) {
        return !peers.isHere(wish.room());
    }

    private void arriveWholly(Wish wish, GivenRoom room) {
        outliers.prepareState(room.stateIds());
        journal.write(Draft.penOnly(
                wish.room(), pen -> pen.importRoom(wish.room(), room.join().version(), room.stateIds(), room.join())));
    }

    /** This server is in the room, and only could not vouch for the join: what it knows of the room stays. */
    private void meet(Wish wish, GivenRoom room) {
        Event join = room.join();
        boolean followsKnown = events.find(join.prevEvents()).values().stream()
                        .filter(stored -> stored.after() != null)
                        .count()
                == join.prevEvents().size();
        if (!followsKnown) outliers.prepareState(room.stateIds());
        Outcome outcome = journal.write(
                Draft.penOnly(wish.room(), pen -> followsKnown ? pen.record(join) : pen.record(join, room.stateIds())));
        if (outcome.isRefused()) throw MatrixException.forbidden("The room does not allow this join");
    }

    /** After somebody else of ours has entered the room: whether that lets this user in without a handshake. */
    boolean joinedBehindAnother(Wish wish) {
        if (!peers.isHere(wish.room())) return false;
        partial.awaitWhole(wish.room());
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
