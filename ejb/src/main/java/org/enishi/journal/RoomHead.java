package org.enishi.journal;

import java.util.List;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.event.RoomVersion;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.store.state.StateRoot;

/**
 * Where a room stands.
 *
 * @param nid surrogate key
 * @param host the server at which the room was made, that of the create event's sender: policies ask for it
 * @param state the current state, resolved over the extremities
 * @param extremities the events that no accepted event follows yet: the next event's {@code prev_events}
 * @param depth the greatest depth among them
 * @param last the position of its last event
 * @param members how many are in it
 * @param wholeAt the position from which on its whole state is known here; 0: from the beginning; below 0: not yet
 */
public record RoomHead(
        long nid,
        RoomId id,
        ServerName host,
        RoomVersion version,
        StateRoot state,
        List<EventId> extremities,
        long depth,
        Position last,
        Members members,
        long wholeAt) {
    public static final long NOT_YET = -1;

    /** Whether a user of ours has entered and the members are still to come: then a part of the state is known only. */
    public boolean isPartial() {
        return wholeAt < 0;
    }

    /** Says that all members of a partial room are needed, and come soon: 503. */
    public static MatrixException notWhole() {
        return new MatrixException(
                ErrorCode.M_UNKNOWN, 503, "The members of this room are still being fetched. Try again in a moment");
    }

    /**
     * Whether this server takes part in the room, so that it can act by itself: a local user is in it, or nobody
     * anywhere is and we know how it ended. Otherwise entering it is a matter of asking another server.
     */
    public boolean isResident() {
        return members.joinedLocal() > 0 || (members.joined() == 0 && !state.isEmpty());
    }

    public RoomHead with(Members counted) {
        return new RoomHead(nid, id, host, version, state, extremities, depth, last, counted, wholeAt);
    }

    /** With a last event at that position. */
    public RoomHead reaching(Position position) {
        return new RoomHead(nid, id, host, version, state, extremities, depth, position, members, wholeAt);
    }

    /** As it is once its whole state is known from a position on; see {@link #wholeAt}. */
    public RoomHead whole(long from) {
        return new RoomHead(nid, id, host, version, state, extremities, depth, last, members, from);
    }

    /**
     * How many users are in a room.
     *
     * @param joined users of all servers
     * @param joinedLocal our users among them
     * @param invited users of all servers
     */
    public record Members(int joined, int joinedLocal, int invited) {
        public static final Members NONE = new Members(0, 0, 0);
    }
}
