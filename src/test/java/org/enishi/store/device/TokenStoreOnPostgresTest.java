package org.enishi.store.device;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class TokenStoreOnPostgresTest implements TokenStoreContract {
    private final ThreadTransactions database = Databases.postgres();

    @Override
    public ThreadTransactions database() {
        return database;
    }
}
