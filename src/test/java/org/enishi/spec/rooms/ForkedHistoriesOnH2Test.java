package org.enishi.spec.rooms;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class ForkedHistoriesOnH2Test implements ForkedHistoriesContract {
    @Override
    public ThreadTransactions database() {
        return Databases.h2();
    }
}
