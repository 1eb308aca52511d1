package org.enishi.store.media;

import org.enishi.store.JournalStores;

/** The way to a store without a container. */
public final class PlaceStores {
    private PlaceStores() {}

    public static PlaceStore of(JournalStores stores) {
        var store = new PlaceStore();
        store.stores = stores;
        return store;
    }
}
