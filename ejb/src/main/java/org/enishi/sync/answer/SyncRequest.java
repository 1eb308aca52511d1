package org.enishi.sync.answer;

import org.enishi.security.Caller;
import org.enishi.sync.room.Wish;

/**
 * What a device asks for.
 *
 * @param since the journal position it has seen; below 0 if it knows nothing
 * @param toDevice up to where it has the messages to it; below {@code since} if an answer could not take all
 * @param fullState whether it wants the state of all rooms, whatever it has seen
 * @param deadline until when it waits for something to happen, milliseconds since 1970
 */
public record SyncRequest(Caller caller, Wish wish, long since, long toDevice, boolean fullState, long deadline) {
    public SyncRequest(Caller caller, Wish wish, long since, boolean fullState, long deadline) {
        this(caller, wish, since, since, fullState, deadline);
    }

    public boolean isInitial() {
        return since < 0;
    }

    /** Whether an empty answer is worth anything. */
    public boolean wantsAnAnswerAtOnce() {
        return isInitial() || fullState || toDevice < since;
    }

    public SyncRequest since(long position) {
        return new SyncRequest(caller, wish, position, position, fullState, deadline);
    }
}
