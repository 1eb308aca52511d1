package org.enishi.sync.answer;

import org.enishi.journal.RoomHead;
import org.enishi.security.Caller;
import org.enishi.sync.room.Wish;
import org.enishi.timeline.SyncToken;

/**
 * What a device asks for.
 *
 * @param seen what of each stream it has
 * @param fullState whether it wants the state of all rooms, whatever it has seen
 * @param deadline until when it waits for something to happen, milliseconds since 1970
 */
public record SyncRequest(Caller caller, Wish wish, Seen seen, boolean fullState, long deadline) {
    /**
     * What a device has seen.
     *
     * @param position in the journal; below 0 if it knows nothing
     * @param toDevice up to where it has the messages to it; below {@code position} if an answer could not take all
     * @param clock the ephemeral time
     */
    public record Seen(long position, long toDevice, long clock) {
        public static final Seen NOTHING = new Seen(-1, -1, 0);

        public static Seen of(SyncToken token) {
            return new Seen(token.position().value(), token.toDevice().value(), token.clock());
        }
    }

    /** The journal position it has seen; below 0 if it knows nothing. */
    public long since() {
        return seen.position();
    }

    public long toDevice() {
        return seen.toDevice();
    }

    public long clock() {
        return seen.clock();
    }

    public boolean isInitial() {
        return since() < 0;
    }

    /** Whether an empty answer is worth anything. */
    public boolean wantsAnAnswerAtOnce() {
        return isInitial() || fullState || toDevice() < since();
    }

    /**
     * Who wants all members gets a room when they are known: half a list would make a client leave people out when it
     * encrypts. Who loads them lazily asks for them, and waits there.
     */
    boolean waitsFor(RoomHead head, long upTo) {
        return !wish.lazyMembers() && (head.isPartial() || head.wholeAt() > upTo);
    }

    public SyncRequest since(long position, long time) {
        return new SyncRequest(caller, wish, new Seen(position, position, time), fullState, deadline);
    }
}
