package org.enishi.store.policy.decision;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class DecisionStoreOnH2Test implements DecisionStoreContract {
    @Override
    public ThreadTransactions database() {
        return Databases.h2();
    }
}
