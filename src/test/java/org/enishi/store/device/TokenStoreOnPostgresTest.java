package org.enishi.store.device;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class TokenStoreOnPostgresTest implements TokenStoreContract {
    @Override
    public ThreadTransactions database() {
        return Databases.postgres();
    }
}
