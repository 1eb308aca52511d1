package org.enishi.store.device;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class TokenStoreOnH2Test implements TokenStoreContract {
    private final ThreadTransactions database = Databases.h2();

    @Override
    public ThreadTransactions database() {
        return database;
    }
}
