package org.enishi.journal;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.enishi.journal.batch.Feed;

/** Where the journal is read on. Everybody who follows it keeps a position of his own; nobody is fed. */
public class JournalTail {
    private final Feed feed;

    public JournalTail(Feed feed) {
        this.feed = feed;
    }

    /** The last position that is committed and visible. */
    public Position latest() {
        return new Position(feed.latest());
    }

    /** Another number once other nodes have written something that this node has noticed, before it writes itself at the latest. */
    public long foreign() {
        return feed.foreign();
    }

    /** The entries behind a position, in order, from memory while they are fresh. */
    public List<JournalEntry> after(Position position, int max) {
        return feed.after(position.value(), max);
    }

    /** Whether entries behind a position, up to another, are such. Nothing is asked: true where it is not known. */
    public boolean mayHold(Position position, Position upTo, Predicate<JournalEntry> wanted) {
        return feed.mayHold(position.value(), upTo.value(), wanted);
    }

    /**
     * Called after commits with the latest position, on the committer's thread: return at once. A nudge may be lost or
     * come late by a poll interval at most; several commits may make one.
     */
    public void onNudge(Consumer<Position> listener) {
        feed.listen(listener);
    }
}
