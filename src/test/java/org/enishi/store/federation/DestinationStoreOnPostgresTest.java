package org.enishi.store.federation;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class DestinationStoreOnPostgresTest implements DestinationStoreContract {
    @Override
    public ThreadTransactions database() {
        return Databases.postgres();
    }
}
