package org.enishi.journal;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class CommitterOnH2Test implements CommitterContract {
    @Override
    public ThreadTransactions database() {
        return Databases.h2();
    }
}
