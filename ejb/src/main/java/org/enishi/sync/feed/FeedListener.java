package org.enishi.sync.feed;

import java.util.List;
import org.enishi.journal.JournalEntry;

/** Follows the journal with the feed: every entry once, in order, before any answer tells of it. One thread at a time. */
public interface FeedListener {
    /** Return soon: all who sync wait for it. */
    void tell(List<JournalEntry> entries);
}
