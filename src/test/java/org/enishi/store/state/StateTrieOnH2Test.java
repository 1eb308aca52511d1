package org.enishi.store.state;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class StateTrieOnH2Test implements StateTrieContract {
    @Override
    public ThreadTransactions database() {
        return Databases.h2();
    }
}
