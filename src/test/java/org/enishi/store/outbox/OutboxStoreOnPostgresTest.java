package org.enishi.store.outbox;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class OutboxStoreOnPostgresTest implements OutboxStoreContract {
    @Override
    public ThreadTransactions database() {
        return Databases.postgres();
    }
}
