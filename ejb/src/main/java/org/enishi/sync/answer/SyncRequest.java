package org.enishi.sync.answer;

import org.enishi.security.Caller;
import org.enishi.sync.room.Wish;

/**
 * What a device asks for.
 *
 * @param since the journal position it has seen; below 0 if it knows nothing
 * @param fullState whether it wants the state of all rooms, whatever it has seen
 * @param deadline until when it waits for something to happen, milliseconds since 1970
 */
public record SyncRequest(Caller caller, Wish wish, long since, boolean fullState, long deadline) {
    public boolean isInitial() {
        return since < 0;
    }

    /** Whether an empty answer is worth anything. */
    public boolean wantsAnAnswerAtOnce() {
        return isInitial() || fullState;
    }

    public SyncRequest since(long position) {
        return new SyncRequest(caller, wish, position, fullState, deadline);
    }
}
