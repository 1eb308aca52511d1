package org.enishi.store.encryption.remote;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class RemoteListsOnPostgresTest extends RemoteListsContract {
    @Override
    ThreadTransactions database() {
        return Databases.postgres();
    }
}
