package org.enishi.spec.rooms;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class ForkedHistoriesOnPostgresTest implements ForkedHistoriesContract {
    @Override
    public ThreadTransactions database() {
        return Databases.postgres();
    }
}
