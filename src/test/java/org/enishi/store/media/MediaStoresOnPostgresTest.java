package org.enishi.store.media;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class MediaStoresOnPostgresTest extends MediaStoresContract {
    @Override
    ThreadTransactions database() {
        return Databases.postgres();
    }
}
