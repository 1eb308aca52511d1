package org.enishi.journal;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class RoomVersionsOnH2Test implements RoomVersionsContract {
    @Override
    public ThreadTransactions database() {
        return Databases.h2();
    }
}
