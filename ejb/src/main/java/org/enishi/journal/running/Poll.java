package org.enishi.journal.running;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.enishi.journal.batch.Feed;
import org.enishi.store.JournalStores;
import org.enishi.store.sql.StorageFailure;

/** Looks from time to time whether other nodes have written: the bound on how late a lost nudge is made good. */
final class Poll implements Runnable {
    private static final Logger LOG = System.getLogger(Poll.class.getName());

    private final JournalStores stores;
    private final Feed feed;

    Poll(JournalStores stores, Feed feed) {
        this.stores = stores;
        this.feed = feed;
    }

    @Override
    public void run() {
        try {
            feed.catchUp(stores.journal().latest());
            feed.nudge();
        } catch (StorageFailure failure) {
            LOG.log(Level.WARNING, "The journal cannot be read", failure);
        }
    }
}
