package org.enishi.sync.presence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.enishi.journal.JournalEntry;
import org.enishi.journal.JournalKind;
import org.enishi.presence.PresenceBoard;
import org.enishi.sync.feed.FeedListener;

/** Whoever comes into a room is made known there. */
@ApplicationScoped
class PresenceFollowing implements FeedListener {
    @Inject
    PresenceBoard board;

    @Override
    public void tell(List<JournalEntry> entries) {
        for (JournalEntry entry : entries) {
            Long account = entry.account();
            boolean relation = entry.kind() == JournalKind.EVENT || entry.kind() == JournalKind.MEMBERSHIP;
            if (account != null && relation) board.moved(account);
        }
    }
}
