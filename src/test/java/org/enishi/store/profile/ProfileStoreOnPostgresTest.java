package org.enishi.store.profile;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class ProfileStoreOnPostgresTest implements ProfileStoreContract {
    @Override
    public ThreadTransactions database() {
        return Databases.postgres();
    }
}
