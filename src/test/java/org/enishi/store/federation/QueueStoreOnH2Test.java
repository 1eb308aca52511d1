package org.enishi.store.federation;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class QueueStoreOnH2Test implements QueueStoreContract {
    @Override
    public ThreadTransactions database() {
        return Databases.h2();
    }
}
