package org.enishi.journal;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class EnteringRoomsOnH2Test implements EnteringRoomsContract {
    @Override
    public ThreadTransactions database() {
        return Databases.h2();
    }
}
