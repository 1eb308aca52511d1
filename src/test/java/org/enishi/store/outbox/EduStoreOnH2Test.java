package org.enishi.store.outbox;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class EduStoreOnH2Test implements EduStoreContract {
    @Override
    public ThreadTransactions database() {
        return Databases.h2();
    }
}
