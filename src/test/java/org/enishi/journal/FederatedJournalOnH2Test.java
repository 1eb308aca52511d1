package org.enishi.journal;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class FederatedJournalOnH2Test implements FederatedJournalContract {
    @Override
    public ThreadTransactions database() {
        return Databases.h2();
    }
}
