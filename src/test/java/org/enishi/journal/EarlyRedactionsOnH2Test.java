package org.enishi.journal;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class EarlyRedactionsOnH2Test implements EarlyRedactionsContract {
    @Override
    public ThreadTransactions database() {
        return Databases.h2();
    }
}
