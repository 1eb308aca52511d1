package org.enishi.store.media;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class MediaStoresOnH2Test extends MediaStoresContract {
    @Override
    ThreadTransactions database() {
        return Databases.h2();
    }
}
