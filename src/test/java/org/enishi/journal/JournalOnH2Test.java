package org.enishi.journal;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class JournalOnH2Test implements JournalContract {
    @Override
    public ThreadTransactions database() {
        return Databases.h2();
    }
}
