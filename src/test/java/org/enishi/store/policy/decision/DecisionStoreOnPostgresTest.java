package org.enishi.store.policy.decision;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class DecisionStoreOnPostgresTest implements DecisionStoreContract {
    @Override
    public ThreadTransactions database() {
        return Databases.postgres();
    }
}
