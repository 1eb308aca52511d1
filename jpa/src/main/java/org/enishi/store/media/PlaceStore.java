package org.enishi.store.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.enishi.store.JournalStores;

/** Remembers by its identity the directory in which the files are that were uploaded here. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class PlaceStore {
    private static final String LOCAL = "local";

    @Inject
    JournalStores stores;

    /** Waits for another node that does the same. @return whether none was remembered yet: this one is now */
    public boolean add(String identity) {
        return 1
                == stores.sql()
                        .update(
                                "insert into media_place (part, identity) values (?, ?) on conflict do nothing",
                                row -> row.text(LOCAL).text(identity));
    }

    /** What was added first. */
    public String identity() {
        return stores.sql()
                .present(
                        "select identity from media_place where part = ?",
                        of -> of.text(LOCAL),
                        row -> row.getString(1));
    }
}
