package org.enishi.journal;

import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.ThreadTransactions;

class PolicyServersOnH2Test implements PolicyServersContract {
    @Override
    public ThreadTransactions database() {
        return Databases.h2();
    }
}
