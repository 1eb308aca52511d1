package org.enishi.journal;

import java.util.List;
import java.util.function.Consumer;

/** Where the journal is read on. Everybody who follows it keeps a position of his own; nobody is fed. */
public class JournalTail {
    /** The last position that is committed and visible. */
    public Position latest() {
        throw new IllegalStateException("under construction");
    }

    /** The entries behind a position, in order, from memory while they are fresh. */
    public List<JournalEntry> after(Position position, int max) {
        throw new IllegalStateException("under construction");
    }

    /**
     * Called after commits with the latest position, on the committer's thread: return at once. A nudge may be lost or
     * come late by a poll interval at most; several commits may make one.
     */
    public void onNudge(Consumer<Position> listener) {
        throw new IllegalStateException("under construction");
    }
}
