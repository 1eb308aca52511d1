package org.enishi.journal;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class FederatedJournalOnPostgresTest implements FederatedJournalContract {
    @Override
    public ThreadTransactions database() {
        return Databases.postgres();
    }
}
