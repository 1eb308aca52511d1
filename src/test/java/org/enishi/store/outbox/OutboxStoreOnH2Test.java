package org.enishi.store.outbox;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class OutboxStoreOnH2Test implements OutboxStoreContract {
    @Override
    public ThreadTransactions database() {
        return Databases.h2();
    }
}
