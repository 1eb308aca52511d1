package org.enishi.store.people;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class WordStoreOnH2Test implements WordStoreContract {
    @Override
    public ThreadTransactions database() {
        return Databases.h2();
    }
}
